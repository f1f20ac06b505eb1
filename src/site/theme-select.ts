// The theme menu, live. A page has two (header and phone menu); `StarlightThemeProvider`, made by ThemeProvider.astro,
// keeps them equal. The key in the storage is Starlight's, which reads it before the first paint.

/** What ThemeProvider.astro puts there. */
declare const StarlightThemeProvider: { updatePickers(theme: string): void };

const menus = [...document.querySelectorAll<HTMLSelectElement>('starlight-theme-select select')];
const systemIsLight = matchMedia('(prefers-color-scheme: light)');

for (const menu of menus) {
  menu.addEventListener('change', () => {
    show(menu.value);
    remember(menu.value);
  });
}
systemIsLight.addEventListener('change', () => {
  if (menus[0]?.value === 'auto') show('auto');
});

// On paper a page is light; light letters of the dark theme would be lost there.
addEventListener('beforeprint', () => (document.documentElement.dataset['theme'] = 'light'));
addEventListener('afterprint', () => show(menus[0]?.value ?? 'auto'));

function show(theme: string): void {
  StarlightThemeProvider.updatePickers(theme);
  const light = theme === 'auto' ? systemIsLight.matches : theme === 'light';
  document.documentElement.dataset['theme'] = light ? 'light' : 'dark';
}

function remember(theme: string): void {
  try {
    localStorage.setItem('starlight-theme', theme === 'auto' ? '' : theme);
  } catch {
    // Full or denied: the theme lasts as long as the page.
  }
}

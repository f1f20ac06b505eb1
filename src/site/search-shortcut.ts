// The search button is called "Search". The keys that it shows are told by `aria-keyshortcuts`: they are drawn, and no part of a
// name that a reader who speaks would have to say.
for (const key of document.querySelectorAll<HTMLElement>('[data-open-modal] > kbd > kbd')) {
  key.dataset['key'] = key.textContent;
  key.textContent = '';
}

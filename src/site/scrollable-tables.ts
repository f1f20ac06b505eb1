// A table wider than the column scrolls sideways; the keyboard must reach it too.

const tables = document.querySelectorAll<HTMLTableElement>('.sl-markdown-content table:not(.not-content *)');

const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute('tabindex', '0');
    else target.removeAttribute('tabindex');
  }
});
for (const table of tables) observer.observe(table);

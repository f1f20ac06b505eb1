// Brings the cells of an open page to life: reads their code and the reader's edits, draws each in its place, puts
// scratch cells between them, and listens to what happens to the page.
import { effect, untracked } from '@preact/signals';
import { render } from 'preact';
import { newCell, type CellState } from './cell.ts';
import { CellView } from './CellView.tsx';
import { codeHash, type SavedEdit } from './edit-store.ts';
import { KernelState } from './KernelState.tsx';
import { scratchNumber } from './stored-edits.ts';
import { PageNotebook } from './page-notebook.ts';
import type { Surroundings } from './surroundings.ts';
import { PageNotices } from './PageNotices.tsx';
import { openSharedLink } from './open-shared-link.ts';

/** `kernelSlot`: where the header shows the kernel. Returns null on a page without cells. */
export function mountNotebook(around: Surroundings, kernelSlot: Element | null): PageNotebook | null {
  const sections = [...document.querySelectorAll<HTMLElement>('[data-lab-cell]')];
  if (sections.length === 0) return null;
  const edits = around.store.load(new Set(sections.map((section) => section.dataset['labCell'] ?? '')));
  const cells = sections.map((section) => chapterCell(section, edits));
  const notebook = new PageNotebook(cells, around);
  addScratchCells(notebook, edits);
  placeCells(notebook, new Map(sections.map((section) => [section.dataset['labCell'] ?? '', section])));
  if (kernelSlot) render(<KernelState notebook={notebook} />, kernelSlot);
  const notices = document.body.appendChild(document.createElement('div'));
  render(<PageNotices notebook={notebook} />, notices);
  listenToPage(notebook);
  void openSharedLink(notebook, location.hash);
  return notebook;
}

function chapterCell(section: HTMLElement, edits: ReadonlyMap<string, SavedEdit>): CellState {
  const id = section.dataset['labCell'] ?? '';
  const original = section.querySelector('pre code')?.textContent ?? '';
  const edit = edits.get(id);
  const needs = (section.dataset['needs'] ?? '').split(' ').filter(Boolean);
  const cell = { ...newCell(id, 'chapter', original, edit?.code), needs };
  const changed = edit && edit.original !== codeHash(original) && edit.code !== original;
  return changed ? { ...cell, notice: { kind: 'chapter-changed' } } : cell;
}

function addScratchCells(notebook: PageNotebook, edits: ReadonlyMap<string, SavedEdit>): void {
  const scratch = [...edits].filter(([id]) => scratchNumber(id) !== null);
  // One may stand below another that has not been placed yet: go round until no more can be placed.
  for (let left = scratch; left.length > 0;) {
    const placeable = left.filter(([, { after }]) => after == null || after in notebook.state.peek().cells);
    for (const [id, { code, after }] of placeable.length > 0 ? placeable : left)
      notebook.dispatch({ type: 'add', id, code, after: placeable.length > 0 ? (after ?? null) : null });
    if (placeable.length === 0) return;
    left = left.filter((entry) => !placeable.includes(entry));
  }
}

/** Keeps one section of the page for each cell, in order. */
function placeCells(notebook: PageNotebook, sections: Map<string, HTMLElement>): void {
  const drawn = new Set<string>();
  effect(() => {
    const { order } = notebook.state.value;
    let above: HTMLElement | undefined;
    for (const id of order) {
      const section = sections.get(id) ?? scratchSection(notebook, id, above, sections);
      if (!drawn.has(id)) {
        drawn.add(id);
        untracked(() => render(<CellView notebook={notebook} id={id} />, section));
        section.dataset['live'] = '';
      }
      above = section;
    }
    for (const id of drawn) {
      if (order.includes(id)) continue;
      const section = sections.get(id);
      if (section) render(null, section);
      section?.remove();
      sections.delete(id);
      drawn.delete(id);
    }
  });
}

function scratchSection(
  notebook: PageNotebook,
  id: string,
  above: HTMLElement | undefined,
  sections: Map<string, HTMLElement>,
): HTMLElement {
  const section = document.createElement('section');
  section.className = 'lab-cell not-content';
  section.id = `cell-${id}`;
  section.setAttribute('aria-label', notebook.words.cell.label(notebook.nameOf(id)));
  if (above) above.after(section);
  else [...sections.values()][0]?.before(section);
  sections.set(id, section);
  return section;
}

function listenToPage(notebook: PageNotebook): void {
  addEventListener('pagehide', () => notebook.saveNow());
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) notebook.saveNow();
  });
  addEventListener('storage', ({ key, newValue }) => {
    if (key !== null) notebook.fromOtherTab(key, newValue);
  });
  addEventListener('hashchange', () => void openSharedLink(notebook, location.hash));
  const warn = (event: BeforeUnloadEvent) => {
    notebook.saveNow();
    if (notebook.holdsUnsaved) event.preventDefault();
  };
  // Only while it can be needed: such a listener keeps a page out of the browser's back/forward cache.
  effect(() => {
    if (notebook.trouble.value === 'none') removeEventListener('beforeunload', warn);
    else addEventListener('beforeunload', warn);
  });
}

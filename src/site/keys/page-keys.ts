// Keys of the whole page: F6 goes from region to region, F9 opens the panel and closes it, ? lists all keys.
import type { PanelState } from '../../inspector/panel/panel-state.ts';
import type { Language } from '../../language.ts';
import { singleKeysWork } from './single-keys.ts';

/** In the order of the page. */
const regions = ['header.header', '.sidebar-pane', 'main', '.right-sidebar', '#lab-wire-panel', '.lab-panel-handle'];

/** Where keys are text. */
const typed = 'input, textarea, select, [contenteditable], [role=textbox], .monaco-editor';

export function listenToKeys(panel: PanelState | null, language: Language): void {
  const left = new WeakMap<Element, HTMLElement>();
  addEventListener('keydown', (event) => {
    const { key, target, ctrlKey, altKey, metaKey, defaultPrevented } = event;
    if (defaultPrevented || ctrlKey || altKey || metaKey || document.querySelector('dialog[open]')) return;
    if (key === 'F6') goOn(event.shiftKey ? -1 : 1, left);
    else if (key === 'F9' && panel) togglePanel(panel);
    else if (key === '?' && !(target instanceof Element && target.closest(typed)) && singleKeysWork(() => localStorage))
      void openKeys(language);
    else return;
    event.preventDefault();
  });
}

/** Shows the list of all keys. */
export async function openKeys(language: Language): Promise<void> {
  const { showKeys } = await import('./KeysDialog.tsx');
  showKeys(language);
}

/** The focus goes to where it was when the region was left, or to the region as such. */
function goOn(by: 1 | -1, left: WeakMap<Element, HTMLElement>): void {
  const shown = regions.flatMap((one) => {
    const region = document.querySelector<HTMLElement>(one);
    return region?.checkVisibility({ visibilityProperty: true }) ? [region] : [];
  });
  const active = document.activeElement;
  const at = shown.findIndex((region) => region.contains(active));
  if (at >= 0 && active instanceof HTMLElement) left.set(shown[at] as HTMLElement, active);
  const next = shown[(at + by + shown.length) % shown.length];
  if (next === undefined) return;
  if (!next.matches('button')) next.tabIndex = -1;
  const before = left.get(next);
  (before?.isConnected ? before : next).focus({ preventScroll: !before });
}

function togglePanel(panel: PanelState): void {
  const { activeElement } = document;
  const isInPanel = activeElement?.closest('#lab-wire-panel') != null;
  if (panel.open.value) {
    panel.open.value = false;
    if (isInPanel) (panel.opener ?? document.querySelector<HTMLElement>('.lab-panel-handle'))?.focus();
    return;
  }
  panel.opener = activeElement instanceof HTMLElement && activeElement !== document.body ? activeElement : null;
  panel.open.value = true;
  panel.asked.value += 1;
}

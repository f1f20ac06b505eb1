// How a cell's editor looks and what it leaves out: it grows with its code, has the page's code font and no workbench.
import type { editor } from './monaco.ts';

/** Below this width lines are wrapped instead of scrolled, in pixels. */
const narrow = 560;

export function editorSettings(host: HTMLElement, label: string): editor.IStandaloneEditorConstructionOptions {
  return {
    ariaLabel: label,
    ...codeFont(host),
    automaticLayout: true,
    wordWrap: wrapAt(host.clientWidth),
    scrollBeyondLastLine: false,
    scrollBeyondLastColumn: 0,
    scrollbar: { vertical: 'hidden', alwaysConsumeMouseWheel: false, horizontalScrollbarSize: 8, useShadows: false },
    minimap: { enabled: false },
    lineNumbers: 'off',
    glyphMargin: false,
    folding: false,
    lineDecorationsWidth: 0,
    lineNumbersMinChars: 0,
    renderLineHighlight: 'none',
    overviewRulerLanes: 0,
    overviewRulerBorder: false,
    hideCursorInOverviewRuler: true,
    guides: { indentation: false },
    stickyScroll: { enabled: false },
    tabSize: 2,
    insertSpaces: true,
    fixedOverflowWidgets: true,
    quickSuggestions: { other: true, comments: false, strings: true },
    // What TypeScript knows is enough; these would start Monaco's second worker.
    wordBasedSuggestions: 'off',
    links: false,
    unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: false, nonBasicASCII: false },
    cursorSmoothCaretAnimation: 'off',
    smoothScrolling: false,
  };
}

export function wrapAt(width: number): 'on' | 'off' {
  return width < narrow ? 'on' : 'off';
}

function codeFont(host: HTMLElement): editor.IEditorOptions {
  const style = getComputedStyle(host);
  const family = style.getPropertyValue('--lab-font-code').trim();
  const size = Number.parseFloat(style.fontSize);
  const lineHeight = Number.parseFloat(style.lineHeight);
  return {
    ...(family !== '' && { fontFamily: family }),
    ...(size > 0 && { fontSize: size }),
    ...(lineHeight > 0 && { lineHeight }),
  };
}

// Monaco's colours, taken from the page's own tokens each time the page changes its theme.
import { editor } from './monaco.ts';

/** Keeps Monaco in the page's theme until the result is called. */
export function followPageTheme(): () => void {
  const root = document.documentElement;
  applyPageTheme(root);
  const observer = new MutationObserver(() => applyPageTheme(root));
  observer.observe(root, { attributes: true, attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

function applyPageTheme(root: HTMLElement): void {
  const light = root.dataset.theme === 'light';
  const style = getComputedStyle(root);
  const colour = (token: string): string | undefined => {
    const value = style.getPropertyValue(`--lab-${token}`).trim();
    return /^#[\da-f]{6}$/i.test(value) ? value : undefined;
  };
  const colours = (named: Record<string, string>): Record<string, string> =>
    Object.fromEntries(
      Object.entries(named).flatMap(([name, token]) => {
        const value = colour(token);
        return value === undefined ? [] : [[name, value]];
      }),
    );
  const tokens = colours({
    comment: 'muted',
    string: 'ok',
    keyword: 'accent',
    number: 'warn',
    regexp: 'ok',
    'type.identifier': 'text',
    delimiter: 'text',
    identifier: 'text',
  });
  editor.defineTheme('page', {
    base: light ? 'vs' : 'vs-dark',
    inherit: true,
    rules: Object.entries(tokens).map(([token, foreground]) => ({
      token,
      foreground: foreground.slice(1),
      // As the page itself draws code: code.css.
      ...(token === 'comment' && { fontStyle: 'italic' }),
    })),
    colors: colours({
      'editor.background': 'surface',
      'editor.foreground': 'text',
      'editorCursor.foreground': 'text',
      'editor.selectionBackground': 'selection',
      'editorLineNumber.foreground': 'muted',
      'editorLineNumber.activeForeground': 'text',
      'editorWidget.background': 'raised',
      'editorWidget.foreground': 'text',
      'editorWidget.border': 'border',
      'editorHoverWidget.background': 'raised',
      'editorHoverWidget.border': 'border',
      'editorSuggestWidget.background': 'raised',
      'editorSuggestWidget.border': 'border',
      'editorSuggestWidget.foreground': 'text',
      'editorSuggestWidget.selectedBackground': 'selection',
      'editorSuggestWidget.selectedForeground': 'text',
      'editorSuggestWidget.highlightForeground': 'accent',
      'editorSuggestWidget.focusHighlightForeground': 'accent',
      'editorError.foreground': 'error',
      'editorWarning.foreground': 'warn',
      focusBorder: 'accent',
      // Colours have meanings on the page; brackets have none.
      ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((depth) => [`editorBracketHighlight.foreground${depth}`, 'text'])),
    }),
  });
  editor.setTheme('page');
}

// The code as a plain field, which lies over the highlighted text, letter upon letter.
import type { Ref } from 'preact';

interface CodeFieldProps {
  field: Ref<HTMLTextAreaElement>;
  code: string;
  label: string;
  onEdit: (code: string) => void;
  /** Whether the key has run the cell. */
  runKeys: (event: KeyboardEvent) => boolean;
  /** Esc. */
  onLeave: () => void;
  onBlur: () => void;
}

export function CodeField({ field, code, label, onEdit, runKeys, onLeave, onBlur }: CodeFieldProps) {
  return (
    <textarea
      ref={field}
      value={code}
      aria-label={label}
      spellcheck={false}
      autocapitalize="off"
      autocomplete="off"
      autocorrect="off"
      wrap="off"
      onInput={(event) => onEdit(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (runKeys(event) || event.key !== 'Escape' || event.isComposing) return;
        event.preventDefault();
        onLeave();
      }}
      onCompositionStart={(event) => (event.currentTarget.dataset['composing'] = 'true')}
      onCompositionEnd={(event) => (event.currentTarget.dataset['composing'] = 'false')}
      onBlur={onBlur}
    />
  );
}

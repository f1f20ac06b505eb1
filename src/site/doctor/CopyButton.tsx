// A button that puts a text into the clipboard, and says whether it is there.
import { useState } from 'preact/hooks';
import { copyText } from '../../inspector/copy-text.ts';
import type { Language } from '../../language.ts';
import { words } from './words/words.ts';

interface Props {
  text: () => string;
  label: string;
  /** What is copied, for screen readers; absent: the label says it. */
  name?: string;
  language: Language;
}

export function CopyButton({ text, label, name, language }: Props) {
  const [says, setSays] = useState('');
  const copy = async (): Promise<void> => {
    const isThere = await copyText(Promise.resolve(text()));
    setSays(isThere ? words(language).copied : words(language).copyYourself);
  };
  return (
    <span class="lab-doctor-copy">
      <button
        type="button"

        {...(name !== undefined && { 'aria-label': name })}
        onClick={() => void copy()}
      >
        {label}
      </button>
      <span role="status">{says}</span>
    </span>
  );
}

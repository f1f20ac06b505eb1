// Which of the public brokers that the trainer offers.
import type { Language } from '../../language.ts';
import { words } from './words/words.ts';

interface PublicAddressProps {
  url: string;
  urls: readonly string[];
  language: Language;
  onChoose: (url: string) => void;
}

export function PublicAddress({ url, urls, language, onChoose }: PublicAddressProps) {
  return (
    <label class="lab-picker-field">
      {words(language).address}
      <select value={url} onChange={(event) => onChoose(event.currentTarget.value)}>
        {urls.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
    </label>
  );
}

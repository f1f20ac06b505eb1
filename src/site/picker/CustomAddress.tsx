// The fields of another address: the address, and user name and password where the broker wants them.
import type { Language } from '../../language.ts';
import type { CustomDraft } from './picker-draft.ts';
import { words } from './words/words.ts';

interface CustomAddressProps {
  draft: CustomDraft;
  /** The trainer has set the address. */
  fixed: boolean;
  /** What is wrong with the address; empty when nothing is. */
  fault: string;
  language: Language;
  onChange: (changes: Partial<CustomDraft>) => void;
}

export function CustomAddress({ draft, fixed, fault, language, onChange }: CustomAddressProps) {
  const text = words(language);
  const set =
    (key: keyof CustomDraft) =>
    (event: { currentTarget: HTMLInputElement }): void => {
      onChange({ [key]: event.currentTarget.value });
    };
  const { address, username, password } = draft;
  return (
    <div class="lab-picker-custom">
      <label class="lab-picker-field">
        {text.address}
        <input
          type="url"
          value={address}
          readOnly={fixed}
          onInput={set('address')}
          placeholder="ws://192.168.1.10:8083/mqtt"
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          aria-invalid={fault !== ''}
          aria-describedby="lab-picker-fault"
        />
      </label>
      <p id="lab-picker-fault" class="lab-picker-fault" role="alert">
        {fault}
      </p>
      <label class="lab-picker-field">
        {text.username}
        <input type="text" value={username} onInput={set('username')} autocomplete="off" autocapitalize="none" />
      </label>
      <label class="lab-picker-field">
        {text.password}
        <input type="password" value={password} onInput={set('password')} autocomplete="off" />
      </label>
      <p class="lab-picker-note">{text.loginNote}</p>
    </div>
  );
}

// The fields of another address: the address, and user name and password where the broker wants them.
import type { Signal } from '@preact/signals';
import type { Language } from '../../language.ts';
import { words } from './words/words.ts';

export interface CustomDraft {
  address: string;
  username: string;
  password: string;
}

interface CustomAddressProps {
  draft: Signal<CustomDraft>;
  /** What is wrong with the address; empty when nothing is. */
  fault: string;
  language: Language;
}

export function CustomAddress({ draft, fault, language }: CustomAddressProps) {
  const text = words(language);
  const set =
    (key: keyof CustomDraft) =>
    (event: { currentTarget: HTMLInputElement }): void => {
      draft.value = { ...draft.value, [key]: event.currentTarget.value };
    };
  const { address, username, password } = draft.value;
  return (
    <div class="lab-picker-custom">
      <label class="lab-picker-field">
        {text.address}
        <input
          type="url"
          value={address}
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

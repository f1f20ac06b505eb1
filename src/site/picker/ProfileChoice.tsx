// How the broker in the page is to behave where MQTT leaves it open.
import type { Signal } from '@preact/signals';
import type { Language } from '../../kernel/protocol.ts';
import { profileNames, type ProfileName } from '../../wire/broker-profile.ts';
import { words } from './words/words.ts';

interface ProfileChoiceProps {
  profile: Signal<ProfileName>;
  /** How it behaves now. */
  present: ProfileName;
  language: Language;
}

export function ProfileChoice({ profile, present, language }: ProfileChoiceProps) {
  const text = words(language).profile;
  return (
    <fieldset class="lab-picker-profile">
      <legend>{text.legend}</legend>
      {profileNames.map((one) => (
        <label key={one} class="lab-picker-choice">
          <input type="radio" name="profile" checked={profile.value === one} onChange={() => (profile.value = one)} />
          <span>
            <b>{text.names[one]}</b>
            <small>{text.hints[one]}</small>
          </span>
        </label>
      ))}
      <p class="lab-picker-note" role="status">
        {profile.value !== present && text.restarts}
      </p>
    </fieldset>
  );
}

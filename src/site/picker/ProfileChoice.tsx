// How the broker in the page is to behave where MQTT leaves it open. Folded away: most readers need not choose.
import type { Signal } from '@preact/signals';
import type { Language } from '../../language.ts';
import { profileNames, type ProfileName } from '../../broker/profile-names.ts';
import { words } from './words/words.ts';

interface ProfileChoiceProps {
  profile: ProfileName;
  /** How it behaves now. */
  present: ProfileName;
  open: Signal<boolean>;
  language: Language;
  onChoose: (profile: ProfileName) => void;
}

export function ProfileChoice({ profile, present, open, language, onChoose }: ProfileChoiceProps) {
  const text = words(language).profile;
  return (
    <details class="lab-picker-profile" open={open.value} onToggle={(event) => (open.value = event.currentTarget.open)}>
      <summary>{text.is[profile]}</summary>
      <fieldset aria-label={text.legend}>
        {profileNames.map((one) => (
          <label key={one} class="lab-picker-choice">
            <input type="radio" name="profile" checked={profile === one} onChange={() => onChoose(one)} />
            <span>
              <b>{text.names[one]}</b>
              <small>{text.hints[one]}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <p class="lab-picker-note" role="status">
        {profile !== present && text.restarts}
      </p>
    </details>
  );
}

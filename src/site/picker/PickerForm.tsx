// The form of the picker. Nothing is connected to while the reader looks through the choices: only Connect does that.
import { useSignal } from '@preact/signals';
import type { Language } from '../../language.ts';
import { isPublic } from './broker-choice.ts';
import { BrokerKinds } from './BrokerKinds.tsx';
import { BrokerStateLine } from './BrokerStateLine.tsx';
import type { ChosenBroker } from './chosen-broker.ts';
import { CustomAddress } from './CustomAddress.tsx';
import { addressOf, newDraft, readDraft, type PickerDraft } from './picker-draft.ts';
import { ProfileChoice } from './ProfileChoice.tsx';
import { PublicAddress } from './PublicAddress.tsx';
import { words } from './words/words.ts';

interface PickerFormProps {
  chosen: ChosenBroker;
  language: Language;
  close: () => void;
}

export function PickerForm({ chosen, language, close }: PickerFormProps) {
  const text = words(language);
  const { config } = chosen;
  const current = chosen.selection.value;
  const draft = useSignal<PickerDraft>(newDraft(current, config));
  const profileOpen = useSignal(false);
  const fault = useSignal('');
  const set = (changes: Partial<PickerDraft>): void => void (draft.value = { ...draft.value, ...changes });
  const { kind, publicUrl, custom, profile } = draft.value;
  const connect = (): void => {
    const selection = readDraft(draft.value, config, location.protocol === 'https:');
    fault.value = typeof selection === 'string' ? text.faults[selection] : '';
    if (typeof selection === 'string') return;
    profileOpen.value = false; // what comes of it stands below
    chosen.choose(selection);
  };
  const useInPage = (): void => {
    set({ kind: 'in-page' });
    connect();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        connect();
      }}
    >
      <h2 id="lab-picker-title">{text.title}</h2>
      <BrokerKinds kind={kind} localUrl={config.local} language={language} onChoose={(one) => set({ kind: one })}>
        <ProfileChoice
          profile={profile}
          present={current.profile}
          open={profileOpen}
          language={language}
          onChoose={(one) => set({ profile: one })}
        />
      </BrokerKinds>
      {kind === 'public' && (
        <PublicAddress
          url={publicUrl}
          urls={config.public}
          language={language}
          onChoose={(url) => set({ publicUrl: url })}
        />
      )}
      {kind === 'custom' && (
        <CustomAddress
          draft={custom}
          fault={fault.value}
          language={language}
          onChange={(changes) => set({ custom: { ...draft.value.custom, ...changes } })}
        />
      )}
      {isPublic(addressOf(draft.value), config) && <p class="lab-picker-note">{text.publicNote}</p>}
      {kind === current.kind && <BrokerStateLine chosen={chosen} language={language} useInPage={useInPage} />}
      <PickerActions chosen={chosen} language={language} close={close} />
    </form>
  );
}

function PickerActions({ chosen, language, close }: PickerFormProps) {
  const text = words(language);
  return (
    <div class="lab-picker-actions">
      <button type="submit" class="lab-picker-primary">
        {text.connect}
      </button>
      <button type="button" onClick={() => chosen.testAgain()}>
        {text.testAgain}
      </button>
      <button type="button" onClick={close}>
        {text.close}
      </button>
    </div>
  );
}

// The form of the picker. Nothing is connected to while the reader looks through the choices: only Connect does that.
import { useSignal, type Signal } from '@preact/signals';
import type { Language } from '../../language.ts';
import { isPublic } from './broker-choice.ts';
import { BrokerKinds, KindText } from './BrokerKinds.tsx';
import { BrokerStateLine } from './BrokerStateLine.tsx';
import type { ChosenBroker } from './chosen-broker.ts';
import { CustomAddress } from './CustomAddress.tsx';
import { addressOf, newDraft, readDraft, type PickerDraft } from './picker-draft.ts';
import { ProfileChoice } from './ProfileChoice.tsx';
import { PublicAddress } from './PublicAddress.tsx';
import { words } from './words/words.ts';

interface PickerFormProps {
  chosen: ChosenBroker;
  /** First levels of the reader's own topics. */
  namespace: string;
  language: Language;
  close: () => void;
}

export function PickerForm({ chosen, namespace, language, close }: PickerFormProps) {
  const text = words(language);
  const { config } = chosen;
  const current = chosen.selection.value;
  const draft = useSignal<PickerDraft>(newDraft(current, config));
  const profileOpen = useSignal(false);
  const fault = useSignal('');
  const set = (changes: Partial<PickerDraft>): void => void (draft.value = { ...draft.value, ...changes });
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
      {config.locked ? (
        <SetBroker {...{ chosen, language }} />
      ) : (
        <OfferedBrokers {...{ chosen, language, draft: draft.value, profileOpen, set }} />
      )}
      {draft.value.kind === 'custom' && (
        <CustomAddress
          draft={draft.value.custom}
          fixed={config.locked}
          fault={fault.value}
          language={language}
          onChange={(changes) => set({ custom: { ...draft.value.custom, ...changes } })}
        />
      )}
      {isPublic(addressOf(draft.value), config) && <p class="lab-picker-note">{text.publicNote}</p>}
      {draft.value.kind === current.kind && <BrokerStateLine {...{ chosen, language, useInPage }} />}
      <p class="lab-picker-note">{text.ownTopics(namespace)}</p>
      <button type="button" class="lab-link-button" onClick={() => void showAddress(chosen, language, close)}>
        {text.showAddress}
      </button>
      <PickerActions chosen={chosen} language={language} close={close} />
    </form>
  );
}

/** For a classroom. */
async function showAddress(chosen: ChosenBroker, language: Language, close: () => void): Promise<void> {
  const { openBeamer } = await import('../settings/open-beamer.tsx');
  close();
  openBeamer(chosen, language);
}

interface OfferedBrokersProps {
  chosen: ChosenBroker;
  language: Language;
  draft: PickerDraft;
  profileOpen: Signal<boolean>;
  set: (changes: Partial<PickerDraft>) => void;
}

function OfferedBrokers({ chosen, language, draft, profileOpen, set }: OfferedBrokersProps) {
  const { config } = chosen;
  return (
    <>
      <BrokerKinds
        kind={draft.kind}
        offered={config.offered}
        localUrl={config.local}
        language={language}
        onChoose={(kind) => set({ kind })}
      >
        <ProfileChoice
          profile={draft.profile}
          present={chosen.selection.value.profile}
          open={profileOpen}
          language={language}
          onChoose={(profile) => set({ profile })}
        />
      </BrokerKinds>
      {draft.kind === 'public' && (
        <PublicAddress
          url={draft.publicUrl}
          urls={config.public}
          language={language}
          onChoose={(publicUrl) => set({ publicUrl })}
        />
      )}
    </>
  );
}

/** The trainer has set the broker: it can be looked at. */
function SetBroker({ chosen, language }: Pick<PickerFormProps, 'chosen' | 'language'>) {
  const { kind, url, profile } = chosen.selection.value;
  const text = words(language);
  return (
    <>
      <p>{text.locked}</p>
      {/* Another address stands in its field below. */}
      {kind !== 'custom' && (
        <p class="lab-picker-choice">
          <KindText kind={kind} localUrl={chosen.config.local} language={language} />
        </p>
      )}
      {kind === 'public' && <code>{url}</code>}
      {kind === 'in-page' && <p class="lab-picker-note">{text.profile.is[profile]}</p>}
    </>
  );
}

function PickerActions({ chosen, language, close }: Pick<PickerFormProps, 'chosen' | 'language' | 'close'>) {
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

// Choosing a broker. Nothing is connected to while the reader looks through the choices: only Connect does that.
import { useSignal } from '@preact/signals';
import { Fragment } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Language } from '../../language.ts';
import { customSelection, isPublic, selectionOf, type BrokerSelection } from './broker-choice.ts';
import { faultOf } from '../../wire/address.ts';
import type { BrokerKind } from '../../wire/page-protocol.ts';
import { BrokerStateLine } from './BrokerStateLine.tsx';
import type { ChosenBroker } from './chosen-broker.ts';
import { CustomAddress, type CustomDraft } from './CustomAddress.tsx';
import { ProfileChoice } from './ProfileChoice.tsx';
import { words } from './words/words.ts';

const kinds: readonly BrokerKind[] = ['in-page', 'local', 'public', 'custom'];

export interface PickerDialogProps {
  chosen: ChosenBroker;
  language: Language;
  onClose: () => void;
}

export function PickerDialog({ chosen, language, onClose }: PickerDialogProps) {
  const text = words(language);
  const dialog = useRef<HTMLDialogElement>(null);
  const current = chosen.selection.value;
  const kind = useSignal(current.kind);
  const publicUrl = useSignal(current.kind === 'public' ? current.url : (chosen.config.public[0] ?? ''));
  const draft = useSignal<CustomDraft>(draftOf(current, chosen.config.custom));
  const profile = useSignal(current.profile);
  const profileOpen = useSignal(false);
  const fault = useSignal('');
  useEffect(() => dialog.current?.showModal(), []);

  const connect = (): void => {
    const selection = read();
    if (typeof selection === 'string') fault.value = selection;
    else {
      fault.value = '';
      profileOpen.value = false; // what comes of it stands below
      chosen.choose(selection);
    }
  };
  const read = (): BrokerSelection | string => {
    const chosenOf = selectionOf(kind.value, chosen.config, profile.value);
    if (kind.value === 'public') return { ...chosenOf, url: publicUrl.value };
    if (kind.value !== 'custom') return chosenOf;
    const { address, username, password } = draft.value;
    const found = faultOf(address, location.protocol === 'https:');
    if (found !== null) return text.faults[found];
    return customSelection(address, username, password, profile.value) ?? text.inPageFault;
  };
  const useInPage = (): void => {
    kind.value = 'in-page';
    connect();
  };
  const addresses =
    kind.value === 'public' ? publicUrl.value : kind.value === 'custom' ? draft.value.address.trim() : '';

  return (
    <dialog
      ref={dialog}
      class="lab-picker-dialog"
      aria-labelledby="lab-picker-title"
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          connect();
        }}
      >
        <h2 id="lab-picker-title">{text.title}</h2>
        <fieldset aria-labelledby="lab-picker-title">
          {kinds.map((one) => (
            <Fragment key={one}>
              <label class="lab-picker-choice">
                <input type="radio" name="broker" checked={kind.value === one} onChange={() => (kind.value = one)} />
                <span>
                  <b>{text.kinds[one]}</b>
                  <small>{text.hints[one]}</small>
                  {one === 'local' && <code>{chosen.config.local}</code>}
                </span>
              </label>
              {one === 'in-page' && kind.value === one && (
                <ProfileChoice profile={profile} present={current.profile} open={profileOpen} language={language} />
              )}
            </Fragment>
          ))}
        </fieldset>
        {kind.value === 'public' && (
          <label class="lab-picker-field">
            {text.address}
            <select value={publicUrl.value} onChange={(event) => (publicUrl.value = event.currentTarget.value)}>
              {chosen.config.public.map((url) => (
                <option key={url}>{url}</option>
              ))}
            </select>
          </label>
        )}
        {kind.value === 'custom' && <CustomAddress draft={draft} fault={fault.value} language={language} />}
        {isPublic(addresses, chosen.config) && <p class="lab-picker-note">{text.publicNote}</p>}
        {kind.value === chosen.selection.value.kind && (
          <BrokerStateLine chosen={chosen} language={language} useInPage={useInPage} />
        )}
        <div class="lab-picker-actions">
          <button type="submit" class="lab-picker-primary">
            {text.connect}
          </button>
          <button type="button" onClick={() => chosen.testAgain()}>
            {text.testAgain}
          </button>
          <button type="button" onClick={() => dialog.current?.close()}>
            {text.close}
          </button>
        </div>
      </form>
    </dialog>
  );
}

function draftOf({ kind, url, username, password }: BrokerSelection, preset: string): CustomDraft {
  return kind === 'custom' ? { address: url, username, password } : { address: preset, username: '', password: '' };
}

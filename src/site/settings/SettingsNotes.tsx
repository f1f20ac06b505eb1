// What there is to say of the trainer's settings, below the header: that they are waited for, what is wrong with them, and which
// broker they or a link have chosen.
import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Language } from '../../language.ts';
import { isFramed } from '../../notebook/is-framed.ts';
import { brokerName } from '../picker/broker-name.ts';
import type { ChosenBroker } from '../picker/chosen-broker.ts';
import type { ConfigFault } from '../public-config.ts';
import type { ConfigSource, ConfigState } from './config-source.ts';
import type { FollowedAddress } from './follow-address.ts';
import { faultText, settingsWords, type Words } from './words/words.ts';
import './settings.css';

/** What came of the settings. */
export interface SettingsNews {
  /** Of config.json. */
  faults: readonly ConfigFault[];
  chosen: ChosenBroker;
  /** Null: the address of the page asks for nothing. */
  followed: FollowedAddress | null;
}

interface SettingsNotesProps {
  source: ConfigSource;
  news: ReadonlySignal<SettingsNews | null>;
  language: Language;
}

export function SettingsNotes({ source, news, language }: SettingsNotesProps) {
  const told = news.value;
  return (
    <section class="lab-settings-notes" aria-label={settingsWords(language).label}>
      <Waiting source={source} language={language} />
      {told !== null && (
        <>
          {told.followed !== null && <Followed followed={told.followed} language={language} />}
          <Overruled chosen={told.chosen} language={language} />
          <Faults faults={told.faults} language={language} />
        </>
      )}
    </section>
  );
}

function Waiting({ source, language }: Pick<SettingsNotesProps, 'source' | 'language'>) {
  const text = settingsWords(language);
  const state = source.state.value;
  if (state.state === 'without') return <Note language={language}>{text.wentWithout}</Note>;
  const isWaiting = state.state === 'slow' || state.state === 'failed';
  return (
    <div class="lab-settings-note" role="status" hidden={!isWaiting}>
      {isWaiting && (
        <>
          <p>{troubleText(state, text)}</p>
          <p class="lab-settings-actions">
            <button type="button" onClick={() => source.askAgain()}>
              {text.askAgain}
            </button>
            <button type="button" onClick={() => source.goWithout()}>
              {text.without}
            </button>
          </p>
        </>
      )}
    </div>
  );
}

function troubleText(state: ConfigState, text: Words): string {
  if (state.state !== 'failed') return text.slow;
  return text.waits(text.trouble[state.why] + (state.why === 'refused' ? text.status(state.status) : ''));
}

/** Closed once, they stay so in the tab until there are others. */
function Faults({ faults, language }: Pick<SettingsNews, 'faults'> & { language: Language }) {
  const text = settingsWords(language);
  const closed = useSignal(readClosed());
  const these = JSON.stringify(faults);
  if (faults.length === 0 || closed.value === these) return null;
  const close = (): void => {
    closed.value = these;
    keepClosed(these);
  };
  return (
    <Note language={language} onClose={close}>
      {text.faults(faults.length)}
      <FaultList faults={faults} language={language} />
      {text.defaults}
    </Note>
  );
}

function FaultList({ faults, language }: Pick<SettingsNews, 'faults'> & { language: Language }) {
  return (
    <ul>
      {faults.map((fault, index) => (
        <li key={index}>{faultText(fault, language)}</li>
      ))}
    </ul>
  );
}

function Overruled({ chosen, language }: Pick<SettingsNews, 'chosen'> & { language: Language }) {
  const text = settingsWords(language);
  const now = useSignal(brokerName(chosen.selection.peek(), language));
  const { overruled } = chosen;
  const done = useSignal(false);
  if (overruled === null || done.value) return null;
  const before = brokerName(overruled.before, language);
  const takeBack = (): void => {
    done.value = true;
    chosen.choose(overruled.before);
  };
  return (
    <Note language={language}>
      {text.overruled(now.value, before)}{' '}
      {overruled.mayReturn && (
        <button type="button" onClick={takeBack}>
          {text.takeBack(before)}
        </button>
      )}
    </Note>
  );
}

function Followed({ followed, language }: { followed: FollowedAddress; language: Language }) {
  const text = settingsWords(language);
  return (
    <>
      {followed.asks !== null && <LinkQuestion asks={followed.asks} language={language} />}
      {followed.took !== null && <Note language={language}>{text.linkChose(brokerName(followed.took, language))}</Note>}
      {followed.faults.length > 0 && (
        <Note language={language}>
          {text.addressFaults}
          <FaultList faults={followed.faults} language={language} />
        </Note>
      )}
    </>
  );
}

function LinkQuestion({ asks, language }: { asks: NonNullable<FollowedAddress['asks']>; language: Language }) {
  const text = settingsWords(language);
  const isOpen = useSignal(true);
  if (!isOpen.value) return null;
  const answer = (yes: boolean): void => {
    isOpen.value = false;
    asks.answer(yes);
  };
  return (
    <div class="lab-settings-note" role="status">
      <p>
        {text.linkAsks} <code>{asks.selection.url}</code>
      </p>
      <p>{text.linkAsksNote}</p>
      <p class="lab-settings-actions">
        <button type="button" onClick={() => answer(false)}>
          {text.linkLeave}
        </button>
        {/* Another page could lead the reader's clicks here. */}
        <button type="button" disabled={isFramed()} onClick={() => answer(true)}>
          {text.linkTake}
        </button>
      </p>
    </div>
  );
}

interface NoteProps {
  language: Language;
  onClose?: () => void;
  children: ComponentChildren;
}

function Note({ language, onClose, children }: NoteProps) {
  const isOpen = useSignal(true);
  if (!isOpen.value) return null;
  const close = (): void => {
    isOpen.value = false;
    onClose?.();
  };
  return (
    <div class="lab-settings-note lab-settings-told" role="status">
      <div>{children}</div>
      <p class="lab-settings-actions">
        <button type="button" onClick={close}>
          {settingsWords(language).close}
        </button>
      </p>
    </div>
  );
}

const closedKey = 'lab:config-faults-closed';

function readClosed(): string | null {
  try {
    return sessionStorage.getItem(closedKey);
  } catch {
    return null;
  }
}

function keepClosed(faults: string): void {
  try {
    sessionStorage.setItem(closedKey, faults);
  } catch {
    // They are told again on the next page.
  }
}

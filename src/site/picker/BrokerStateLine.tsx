// How the chosen broker is, in words; when it cannot be used: why, what to do, and the way back to the page's own.
import type { Language } from '../../language.ts';
import type { ProfileName } from '../../broker/profile-names.ts';
import type { BrokerState } from '../../wire/page-protocol.ts';
import { FailureText } from '../../notebook/connect-failure/FailureText.tsx';
import { BrokerIcon } from './BrokerIcon.tsx';
import type { ChosenBroker } from './chosen-broker.ts';
import { headerWords } from './words/header-words.ts';
import { words } from './words/words.ts';

interface BrokerStateLineProps {
  chosen: ChosenBroker;
  language: Language;
  useInPage: () => void;
}

export function BrokerStateLine({ chosen, language, useInPage }: BrokerStateLineProps) {
  const text = words(language);
  const state = chosen.state.value;
  const { kind, profile } = chosen.selection.value;
  return (
    <div class="lab-picker-state">
      <p role="status">
        <BrokerIcon state={state.state} /> {stateText(state, kind === 'in-page' ? profile : 'emqx', language)}
      </p>
      {state.state === 'refused' && kind !== 'in-page' && chosen.mayUseInPage && (
        <button type="button" onClick={useInPage}>
          {text.useInPage}
        </button>
      )}
    </div>
  );
}

function stateText(state: BrokerState, profile: ProfileName, language: Language) {
  const text = words(language);
  switch (state.state) {
    case 'unknown':
    case 'connecting':
      return headerWords(language).states[state.state];
    case 'connected':
      return text.connected(
        state.name.startsWith('MQTT ') ? null : headerWords(language).named(state.name, profile),
        state.version,
        state.roundTrip,
      );
    case 'refused':
      return <FailureText why={state.why} language={language} />;
  }
}

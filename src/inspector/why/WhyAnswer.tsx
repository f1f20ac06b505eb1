// Why a client got a message, or not: choose a client, read what the broker's own record says, go to the packets that
// it rests on.
import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Explanation } from '../../broker/events/why.ts';
import type { Language } from '../../language.ts';
import { clientName } from '../../capture/client-name.ts';
import { Clause } from '../packets/Clause.tsx';
import type { PanelState } from '../panel/panel-state.ts';
import { useSettled } from '../use-settled.ts';
import type { Question, ToldMessage } from './broker-questions.ts';
import { useAnswer, type Asked } from './use-answer.ts';
import { shownOutcome, whySentences } from './why-sentences.ts';
import { whyWords } from './words/words.ts';
import './why.css';

/** Clients that can be chosen. */
const mostListed = 500;
/** Milliseconds between two looks whether packets have crossed since. */
const pace = 500;

export interface WhyAnswerProps {
  state: PanelState;
  question: Question;
  /** The client that is asked about at first; default: the first one that got the message, or could have. */
  clientId?: string | undefined;
}

export function WhyAnswer({ state, question, clientId }: WhyAnswerProps) {
  const { language } = state.around;
  const text = whyWords(language);
  const { answer, version, again } = useAnswer(state, question);
  const now = useSettled(state.source.value.recording.version.value, pace);
  return (
    <div class="lab-why">
      <div aria-live="polite">
        {answer === null ? (
          <p>{text.asking}</p>
        ) : answer.state === 'told' ? (
          <>
            {answer.repeats && <p>{text.repeats}</p>}
            <Told
              key={`${answer.message.id} ${clientId}`}
              state={state}
              message={answer.message}
              first={clientId}
              language={language}
            />
          </>
        ) : (
          <p>{unknownText(answer, language)}</p>
        )}
      </div>
      {answer?.state === 'elsewhere' &&
        state.source.value === state.live &&
        state.around.broker.chosen.value !== 'in-page' &&
        state.around.broker.mayUseInPage.value && (
          <button type="button" class="lab-why-button" onClick={() => state.around.broker.useInPage()}>
            {text.useInPage}
          </button>
        )}
      {answer !== null && (now !== version || answer.state === 'failed') && (
        <button type="button" class="lab-why-button" onClick={again}>
          {text.askAgain}
        </button>
      )}
    </div>
  );
}

function showPacket(state: PanelState, packet: number): void {
  state.selected.value = packet;
  state.pane.value = 'packets';
}

interface ToldProps {
  state: PanelState;
  message: ToldMessage;
  first: string | undefined;
  language: Language;
}

function Told({ state, message, first, language }: ToldProps) {
  const text = whyWords(language);
  const chosen = useSignal<string | null>(null);
  const { explanations, notListed } = useMemo(() => listed(message, first), [message, first]);
  const reached = explanations.find(({ copies }) => copies.length > 0);
  const other = explanations.find(({ clientId, message: { publisher } }) => clientId !== publisher);
  const shown =
    explanations.find(({ clientId }) => clientId === (chosen.value ?? first)) ?? reached ?? other ?? explanations[0];
  if (shown === undefined) return null;
  const nameOf = (clientId: string): string => clientName(clientId) || '""';
  const [outcome, ...rest] = whySentences(message, shown, nameOf, language);
  return (
    <>
      <label>
        {text.client}{' '}
        <select value={shown.clientId} onChange={(event) => (chosen.value = event.currentTarget.value)}>
          {explanations.map((explanation) => (
            <option key={explanation.clientId} value={explanation.clientId}>
              {nameOf(explanation.clientId)}: {text.brief[shownOutcome(message, explanation)]}
            </option>
          ))}
        </select>{' '}
        {notListed > 0 && text.notListed(notListed)}
      </label>
      <p class="lab-why-outcome" data-outcome={shownOutcome(message, shown)}>
        <b>{outcome?.text}</b> {outcome?.clause !== undefined && <Clause clause={outcome.clause} language={language} />}
      </p>
      <ul>
        {rest.map((sentence, index) => (
          <li key={index}>
            {sentence.text}{' '}
            {sentence.packets?.map((packet) => (
              <>
                <button type="button" class="lab-link" onClick={() => showPacket(state, packet)}>
                  {text.packet(packet)}
                </button>{' '}
              </>
            ))}
            {sentence.clause !== undefined && <Clause clause={sentence.clause} language={language} />}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Those that the message was sent to come first where there are too many to list. */
function listed(message: ToldMessage, first: string | undefined): { explanations: Explanation[]; notListed: number } {
  const { clients } = message;
  const rank = (clientId: string): number => (clientId === first ? 0 : message.copies(clientId).length > 0 ? 1 : 2);
  const shown =
    clients.length <= mostListed ? clients : clients.toSorted((a, b) => rank(a) - rank(b)).slice(0, mostListed);
  return {
    explanations: shown.map((clientId) => message.explain(clientId)),
    notListed: clients.length - shown.length,
  };
}

function unknownText(answer: Exclude<NonNullable<Asked['answer']>, { state: 'told' }>, language: Language): string {
  const text = whyWords(language);
  if (answer.state === 'failed') return text.failed;
  if (answer.state === 'file') return text.fromFile;
  return answer.state === 'unrecorded' ? text.unrecorded(answer.full) : text.unknown[answer.state];
}

// The answer to a question about a message, asked of the in-page broker's record, or of the record in the file that the
// panel looks at.
import { useSignal } from '@preact/signals';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { BrokerSurroundings } from '../broker-view/broker-surroundings.ts';
import type { PacketStore } from '../../capture/packet-store.ts';
import type { PanelState } from '../panel/panel-state.ts';
import { askPast } from '../moment/ask-past.ts';
import { BrokerQuestions, type Answer, type Question } from './broker-questions.ts';

export interface Asked {
  /** Null while it is on its way. */
  answer: Answer | { state: 'failed' } | { state: 'file' } | null;
  /** How far the recording was when it was asked. */
  version: number;
  again: () => void;
}

export function useAnswer(state: PanelState, asking: Question): Asked {
  const question = useSame(asking);
  const { around } = state;
  const { kind, past, recording } = state.source.value;
  const { packets, version } = recording;
  const answer = useSignal<Asked['answer']>(null);
  const asked = useSignal(0);
  const times = useSignal(0);
  const { broker } = around;
  const record = useMemo(() => {
    const port = kind === 'live' ? broker.openPort() : null;
    const fetch = port === null ? past : (from: number) => askPast(port, from);
    return { questions: fetch && questionsTo(broker, packets, fetch), close: () => port?.close() };
  }, [broker, packets, kind, past]);
  useEffect(() => record.close, [record]);
  useEffect(() => {
    let wanted = true;
    answer.value = null;
    asked.value = version.peek();
    const tell = (told: Asked['answer']): void => {
      if (wanted && told !== null) answer.value = told;
    };
    if (record.questions === undefined) tell({ state: 'file' });
    else
      record
        .questions()
        .then((questions) => questions.ask(question, () => wanted))
        .then(tell, () => tell({ state: 'failed' }));
    return () => (wanted = false);
  }, [record, question, version, answer, asked, times.value]);
  return { answer: answer.value, version: asked.value, again: () => (times.value += 1) };
}

/** The same object for as long as it asks the same. */
function useSame(question: Question): Question {
  const kept = useRef(question);
  if (JSON.stringify(kept.current) !== JSON.stringify(question)) kept.current = question;
  return kept.current;
}

/** Fetches what answers, once; when that fails, the next question tries again. */
function questionsTo(
  broker: BrokerSurroundings,
  packets: PacketStore,
  fetch: ConstructorParameters<typeof BrokerQuestions>[1],
): () => Promise<BrokerQuestions> {
  let loaded: BrokerQuestions | null = null;
  return async () => {
    const [{ explain }, past] = await Promise.all([broker.load(), broker.loadPast()]);
    return (loaded ??= new BrokerQuestions(packets, fetch, { ...past, explain }));
  };
}

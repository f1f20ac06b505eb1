// Two brokers to choose, Run and Stop, and below what came out.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../language.ts';
import type { BrokerSelection } from '../picker/broker-choice.ts';
import { isPublic } from '../picker/broker-choice.ts';
import type { PublicConfig } from '../public-config.ts';
import { ComparisonView } from './ComparisonView.tsx';
import type { Compared } from './compare-on.ts';
import { compareWords } from './words/words.ts';
import './compare.css';

export interface CompareDialogProps {
  /** As the reader calls the cell, and those that run before. */
  cell: string;
  first: readonly string[];
  brokers: readonly BrokerSelection[];
  /** Places of those that are chosen at first. */
  chosen: readonly [left: number, right: number];
  nameOf: (broker: BrokerSelection) => string;
  /** For rows and columns. */
  shortNameOf: (broker: BrokerSelection) => string;
  config: PublicConfig;
  language: Language;
  allDifferences: string;
  /** Runs on both; tells which one it is at. Rejects when `signal` says so, and when the page cannot do it. */
  compare: (
    brokers: readonly [BrokerSelection, BrokerSelection],
    signal: AbortSignal,
    at: (broker: BrokerSelection) => void,
  ) => Promise<Compared>;
  onClose: () => void;
}

type State =
  | { is: 'idle'; says: string }
  | { is: 'running'; says: string; stop: () => void }
  | { is: 'done'; says: string; compared: Compared; names: readonly [string, string] };

export function CompareDialog(props: CompareDialogProps) {
  const { cell, first, language, onClose } = props;
  const words = compareWords(language);
  const dialog = useRef<HTMLDialogElement>(null);
  const [chosen, setChosen] = useState(props.chosen);
  const [state, setState] = useState<State>({ is: 'idle', says: '' });
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => {
    dialog.current?.showModal();
    return () => stop.current();
  }, []);
  const run = async (): Promise<void> => {
    const controller = new AbortController();
    stop.current = () => controller.abort();
    setState(await outcome(props, chosen, controller, setState));
  };
  return (
    <dialog
      ref={dialog}
      class="lab-picker-dialog lab-compare-dialog"
      aria-labelledby="lab-compare-title"
      onClose={onClose}
    >
      <h2 id="lab-compare-title">{words.title(cell)}</h2>
      <p class="lab-picker-note">
        {words.intro} {first.length > 0 && words.first(first.join(', '))}
      </p>
      <Brokers {...props} chosen={chosen} choose={setChosen} disabled={state.is === 'running'} />
      <div class="lab-picker-actions">
        {state.is === 'running' ? (
          <button type="button" onClick={state.stop}>
            {words.stop}
          </button>
        ) : (
          <button type="button" onClick={() => void run()}>
            {words.run}
          </button>
        )}
        <button type="button" onClick={() => dialog.current?.close()}>
          {words.close}
        </button>
      </div>
      <p class="lab-compare-says" role="status">
        {state.says}
      </p>
      {state.is === 'done' && (
        <ComparisonView
          {...state.compared}
          names={state.names}
          allDifferences={props.allDifferences}
          language={language}
        />
      )}
    </dialog>
  );
}

/** Runs, and says meanwhile where it is. */
async function outcome(
  { brokers, compare, nameOf, shortNameOf, language }: CompareDialogProps,
  chosen: readonly [number, number],
  controller: AbortController,
  tell: (state: State) => void,
): Promise<State> {
  const words = compareWords(language);
  const [left, right] = [brokers[chosen[0]], brokers[chosen[1]]];
  if (!left || !right) return { is: 'idle', says: '' };
  const stop = (): void => controller.abort();
  try {
    const compared = await compare([left, right], controller.signal, (broker) =>
      tell({ is: 'running', says: words.running(nameOf(broker)), stop }),
    );
    return { is: 'done', says: compared.failures.join(' '), compared, names: [shortNameOf(left), shortNameOf(right)] };
  } catch (error) {
    if (controller.signal.aborted) return { is: 'idle', says: words.stopped };
    return { is: 'idle', says: words.broke(error instanceof Error ? error.message : String(error)) };
  }
}

interface BrokersProps extends CompareDialogProps {
  choose: (chosen: readonly [number, number]) => void;
  disabled: boolean;
}

function Brokers({ brokers, chosen, nameOf, config, language, choose, disabled }: BrokersProps) {
  const words = compareWords(language);
  const select = (side: 0 | 1) => (
    <label>
      {side === 0 ? words.left : words.right}
      <select
        disabled={disabled}
        value={chosen[side]}
        onChange={({ currentTarget }) => {
          const place = Number(currentTarget.value);
          choose(side === 0 ? [place, chosen[1]] : [chosen[0], place]);
        }}
      >
        {brokers.map((broker, place) => (
          <option value={place}>{nameOf(broker)}</option>
        ))}
      </select>
    </label>
  );
  const isOpen = chosen.some((place) => isPublic(brokers[place]?.url ?? '', config));
  return (
    <>
      <div class="lab-compare-brokers">
        {select(0)}
        {select(1)}
      </div>
      {isOpen && <p class="lab-picker-note">{words.publicNote}</p>}
    </>
  );
}

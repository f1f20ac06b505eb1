// The last events of the broker, the newest first, each as a sentence that says why.
import { useSignal } from '@preact/signals';
import type { BrokerEvent } from '../../broker/events/events.ts';
import { momentOf } from '../moment/moment.ts';
import type { PanelState } from '../panel/panel-state.ts';
import type { BrokerRecord } from './broker-record.ts';
import { eventFamilies } from './event-family.ts';
import { EventRow } from './EventRow.tsx';
import { brokerWords } from './words/words.ts';

/** Rows that are drawn. */
const shown = 200;

interface Props {
  record: Pick<BrokerRecord, 'first' | 'missed'> & { events: readonly BrokerEvent[] };
  /** Number of the next event: with each new one the list is drawn again. */
  last: number;
  /** What counts as 0 s, on the broker's clock. */
  zero?: number;
  state: PanelState;
}

export function EventList({ record, last, zero = 0, state }: Props) {
  const text = brokerWords(state.around.language);
  const clocks = useSignal(false);
  const rows = newest(record, last, clocks.value);
  return (
    <section aria-label={text.events}>
      <h2>{text.events}</h2>
      <label class="lab-broker-option">
        <input
          type="checkbox"
          checked={clocks.value}
          onChange={(event) => (clocks.value = event.currentTarget.checked)}
        />{' '}
        {text.showClocks}
      </label>
      {record.missed > 0 && <p>{text.missed(record.missed)}</p>}
      {rows.length === 0 ? (
        <NoEvents state={state} />
      ) : (
        <ol class="lab-broker-list">
          {rows.map(([number, event]) => (
            <EventRow key={number} event={event} zero={zero} state={state} />
          ))}
        </ol>
      )}
    </section>
  );
}

/** The list begins when it is first looked at; what was before is in the broker's own record. */
function NoEvents({ state }: { state: PanelState }) {
  const text = brokerWords(state.around.language);
  const { packets } = state.source.value.recording;
  const last = packets.at(packets.length - 1);
  if (last === undefined || state.moment.value !== null) return <p>{text.noEvents}</p>;
  return (
    <p>
      {text.noEvents}{' '}
      <button type="button" class="lab-broker-button" onClick={() => (state.moment.value = momentOf(last))}>
        {text.showPast}
      </button>
    </p>
  );
}

function newest(record: Props['record'], last: number, clocks: boolean): [number: number, event: BrokerEvent][] {
  const rows: [number, BrokerEvent][] = [];
  for (let index = last - record.first - 1; index >= 0 && rows.length < shown; index -= 1) {
    const event = record.events[index];
    if (event === undefined || (!clocks && eventFamilies[event.type] === 'clock')) continue;
    rows.push([record.first + index, event]);
  }
  return rows;
}

// What the broker held, and what had happened in it, at the moment that is looked at.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { inPageAddress } from '../../capture/connection-event.ts';
import { beginningOf } from '../../capture/packet-sequence.ts';
import { askPast } from '../moment/ask-past.ts';
import { BrokerPast } from '../moment/broker-past.ts';
import type { Moment } from '../moment/moment.ts';
import { momentWords } from '../moment/words/words.ts';
import type { PanelState } from '../panel/panel-state.ts';
import type { Source } from '../panel/source.ts';
import type { PastReading } from './broker-surroundings.ts';
import { EventList } from './EventList.tsx';
import { PictureOrTable } from './PictureOrTable.tsx';

export function PastBroker({ state, moment: { packet, time } }: { state: PanelState; moment: Moment }) {
  const { broker, language } = state.around;
  const source = state.source.value;
  const text = momentWords(language);
  const past = useSignal<BrokerPast | null>(null);
  const failed = useSignal(false);
  const starts = broker.starts.value;
  useEffect(() => {
    let wanted = true;
    const kept = state.keptPast;
    if (kept?.source === source && kept.starts === starts) past.value = kept.past;
    else
      broker.loadPast().then(
        (reading) => {
          if (wanted) past.value = pastOf(state, source, reading);
        },
        () => (failed.value = true),
      );
    return () => {
      wanted = false;
      past.value?.stop();
      past.value = null;
    };
  }, [state, source, broker, past, failed, starts]);
  const there = past.value;
  useEffect(() => void there?.look(packet), [there, packet]);
  const shown = failed.value ? ({ state: 'unreadable' } as const) : (there?.shown.value ?? onItsWay);
  switch (shown.state) {
    case 'on-its-way':
      return (
        <p class="lab-broker" role="status">
          {text.onItsWay(shown.percent)}
        </p>
      );
    case 'elsewhere':
      return <p class="lab-broker">{crossedBroker(source, time) ? text.restarted : text.elsewhere}</p>;
    case 'unreadable':
      return <p class="lab-broker">{text.pastUnreadable}</p>;
    case 'there': {
      const { view, events } = shown.moment;
      const record = { events, first: 0, missed: 0 };
      const sinceFirst = time - beginningOf(source.recording.packets);
      return (
        <div class="lab-broker">
          <p>{shown.doubt === null ? text.stateThen : text[shown.doubt]}</p>
          <PictureOrTable
            state={state}
            view={view}
            now={view.time}
            events={events.filter(({ input }) => input === view.inputs)}
            moment={view.inputs}
          />
          <EventList record={record} last={events.length} zero={view.time - sinceFirst} state={state} />
        </div>
      );
    }
  }
}

/** Whether a connection went to the broker of the page up to that time. */
function crossedBroker({ recording }: Source, until: number): boolean {
  return recording.connections.some(({ url, time }) => url === inPageAddress && time <= until);
}

/** Takes the place of the one that was kept. */
function pastOf(state: PanelState, source: Source, reading: PastReading): BrokerPast | null {
  state.keptPast?.close();
  const port = source.kind === 'live' ? state.around.broker.openPort() : null;
  const fetch = port === null ? source.past : (from: number) => askPast(port, from);
  if (fetch === undefined) return null;
  const past = new BrokerPast(source.recording.packets, fetch, reading);
  state.keptPast = { source, starts: state.around.broker.starts.peek(), past, close: () => port?.close() };
  return past;
}

const onItsWay = { state: 'on-its-way', percent: 0 } as const;

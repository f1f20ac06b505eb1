// What the broker held, and what had happened in it, at the moment that is looked at.
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { askPast } from '../moment/ask-past.ts';
import { BrokerPast } from '../moment/broker-past.ts';
import type { Moment } from '../moment/moment.ts';
import { momentWords } from '../moment/words/words.ts';
import type { PanelState } from '../panel/panel-state.ts';
import { BrokerState } from './BrokerState.tsx';
import { EventList } from './EventList.tsx';

export function PastBroker({ state, moment: { frame, time } }: { state: PanelState; moment: Moment }) {
  const { broker, language } = state.around;
  const source = state.source.value;
  const text = momentWords(language);
  const past = useSignal<BrokerPast | null>(null);
  const failed = useSignal(false);
  useEffect(() => {
    const port = source.kind === 'live' ? broker.openPort() : null;
    let wanted = true;
    broker.loadPast().then(
      (reading) => {
        if (!wanted) return;
        const fetch = port === null ? source.past : (from: number) => askPast(port, from);
        if (fetch === undefined) return;
        past.value = new BrokerPast(source.recording.frames, fetch, reading);
      },
      () => (failed.value = true),
    );
    return () => {
      wanted = false;
      past.value?.stop();
      past.value = null;
      port?.close();
    };
  }, [source, broker, past, failed, broker.starts.value]);
  const there = past.value;
  useEffect(() => void there?.look(frame), [there, frame]);
  const shown = failed.value ? ({ state: 'unreadable' } as const) : (there?.shown.value ?? onItsWay);
  switch (shown.state) {
    case 'on-its-way':
      return (
        <p class="lab-broker" role="status">
          {text.onItsWay(shown.percent)}
        </p>
      );
    case 'elsewhere':
      return <p class="lab-broker">{text.elsewhere}</p>;
    case 'unreadable':
      return <p class="lab-broker">{text.pastUnreadable}</p>;
    case 'there': {
      const { view, events } = shown.moment;
      const sinceFirst = time - (source.recording.frames.at(0)?.time ?? time);
      return (
        <div class="lab-broker">
          <p>{shown.beyond ? text.beyond : text.stateThen}</p>
          <BrokerState view={view} now={view.time} language={language} />
          <EventList
            record={{ events, first: 0, missed: 0 }}
            last={events.length}
            zero={view.time - sinceFirst}
            state={state}
          />
        </div>
      );
    }
  }
}

const onItsWay = { state: 'on-its-way', percent: 0 } as const;

// The other side of the wire: what the in-page broker holds and what happens in it, live while the pane is shown.
import { useSignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { momentOf } from '../moment/moment.ts';
import type { PanelState } from '../panel/panel-state.ts';
import { BrokerFeed } from './broker-feed.ts';
import type { BrokerReading } from './broker-surroundings.ts';
import { EventList } from './EventList.tsx';
import { LatestEvents } from './latest-events.ts';
import { PastBroker } from './PastBroker.tsx';
import { PictureOrTable } from './PictureOrTable.tsx';
import { brokerWords } from './words/words.ts';
import './broker-pane.css';

export function BrokerPane({ state }: { state: PanelState }) {
  const { kind, past, recording } = state.source.value;
  // A file has no now, only an end.
  const last = past && recording.packets.at(recording.packets.length - 1);
  const moment = state.moment.value ?? (last ? momentOf(last) : null);
  if (moment !== null && (kind === 'live' || past)) return <PastBroker state={state} moment={moment} />;
  return <LiveBroker state={state} />;
}

function LiveBroker({ state }: { state: PanelState }) {
  const { broker, language } = state.around;
  const live = state.source.value.kind === 'live';
  const text = brokerWords(language);
  const inPage = live && broker.chosen.value === 'in-page';
  const open = useSignal<{ feed: BrokerFeed; reading: BrokerReading } | null>(null);
  const seconds = useSignal(0);
  const latest = useMemo(() => new LatestEvents(), []);
  useEffect(() => {
    if (!inPage) return;
    let feed: BrokerFeed | null = null;
    let wanted = true;
    void broker.load().then((reading) => {
      if (!wanted) return;
      feed = new BrokerFeed(broker.openPort(), reading.applyEvent);
      open.value = { feed, reading };
    });
    return () => {
      wanted = false;
      feed?.stop();
      open.value = null;
    };
  }, [inPage, broker, open, broker.starts.value]);
  // What runs out does so without an event.
  useEffect(() => {
    const timer = setInterval(() => (seconds.value += 1), 1000);
    return () => clearInterval(timer);
  }, [seconds]);
  if (!live) return <p class="lab-broker">{text.file}</p>;
  if (broker.chosen.value !== null && !inPage) {
    return (
      <div class="lab-broker">
        <p>{text.otherBroker}</p>
        {broker.mayUseInPage.value && (
          <button type="button" class="lab-broker-button" onClick={() => broker.useInPage()}>
            {text.useInPage}
          </button>
        )}
      </div>
    );
  }
  // Read for their change: the record is no signal.
  const changes = (open.value?.feed.version.value ?? 0) + seconds.value;
  const record = open.value?.feed.record;
  if (changes === 0 || !record?.view) return <p class="lab-broker">{text.waiting}</p>;
  const last = record.first + record.events.length;
  // A component whose props are the same objects is not drawn again, and the view changes in place.
  return (
    <div class="lab-broker">
      <PictureOrTable
        state={state}
        view={{ ...record.view }}
        now={record.now(performance.now())}
        events={latest.of(record)}
        moment={last}
      />
      <EventList record={record} last={last} state={state} />
    </div>
  );
}

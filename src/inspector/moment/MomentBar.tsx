// Chooses the moment that the panes look at: a slider over the whole run, a packet back, a packet forward, back to now. The live run is
// not touched. Where it goes, the selection goes too.
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { clientName } from '../../capture/client-name.ts';
import { describe } from '../../capture/describe.ts';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import type { PanelState } from '../panel/panel-state.ts';
import { crossedAt, stepFrom } from './moment.ts';
import { momentWords, type MomentWords } from './words/words.ts';
import './moment-bar.css';

export function MomentBar({ state }: { state: PanelState }) {
  const { language } = state.around;
  const { recording, kind } = state.source.value;
  const { packets } = recording;
  const text = momentWords(language);
  const slides = useSignal(false);
  const slider = useRef<HTMLInputElement>(null);
  const moment = state.moment.value;
  // Read for its change: the store is no signal.
  const last = recording.version.value >= 0 ? packets.at(packets.length - 1) : undefined;
  const first = packets.at(0);
  if (first === undefined || last === undefined) return null;
  const crossed = moment === null ? packets.length : Math.max(1, crossedAt(packets, moment));
  const captured = moment === null ? undefined : packets.at(crossed - 1);
  const time = (((captured ?? last).time - first.time) / 1000).toFixed(3);
  const where =
    captured === undefined
      ? (kind === 'live' ? text.now : text.end)(packets.length + packets.gone)
      : text.at(captured.number, last.number, time);
  const what = captured === undefined ? '' : crossing(captured, text, describe(captured, language)[0]);
  const rows = state.rows.value ?? packets;
  const [back, forward] = [stepFrom(rows, moment, -1), stepFrom(rows, moment, 1)];
  const selected = state.selected.value;
  const chosen = selected === null ? undefined : packets.byNumber(selected);
  // The button that is pressed goes away with it.
  const leave = (act: () => void): void => {
    act();
    slider.current?.focus();
  };
  return (
    <div class="lab-moment" role="group" aria-label={text.bar} data-past={moment !== null}>
      <button
        type="button"
        title={text.back}
        aria-label={text.back}
        aria-keyshortcuts=","
        aria-disabled={!back}
        onClick={() => state.step(-1)}
      >
        ‹
      </button>
      <input
        ref={slider}
        type="range"
        min={1}
        max={packets.length}
        value={crossed}
        aria-label={text.slider}
        aria-valuetext={what === '' ? where : `${where}, ${what}`}
        onInput={(event) => state.lookAt(packets.at(event.currentTarget.valueAsNumber - 1))}
        onFocus={() => (slides.value = true)}
        onBlur={() => (slides.value = false)}
        onKeyDown={(event) => {
          // The browser would go to packets that the filter hides.
          const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key] as 1 | -1 | undefined;
          if (by === undefined) return;
          event.preventDefault();
          state.step(by);
        }}
      />
      <button
        type="button"
        title={text.forward}
        aria-label={text.forward}
        aria-keyshortcuts="."
        aria-disabled={!forward}
        onClick={() => state.step(1)}
      >
        ›
      </button>
      {/* The slider tells it itself while it has the focus, and what crosses now need not be counted aloud. */}
      <span class="lab-moment-where" aria-live={slides.value || moment === null ? 'off' : 'polite'}>
        {where} <b>{what}</b>
      </span>
      {chosen !== undefined && chosen.number !== moment?.packet && (
        <button type="button" onClick={() => leave(() => state.lookAt(chosen))}>
          {text.toSelected}
        </button>
      )}
      {moment !== null && (
        <button type="button" onClick={() => leave(() => (state.moment.value = null))}>
          {kind === 'live' ? text.toNow : text.toEnd}
        </button>
      )}
    </div>
  );
}

function crossing(
  { clientId, connection, direction, packet }: CapturedPacket,
  text: MomentWords,
  name: string,
): string {
  const client = clientName(clientId) || text.noClientId(connection);
  return (direction === 'to-broker' ? text.toBroker : text.toClient)(client, packet === null ? text.malformed : name);
}

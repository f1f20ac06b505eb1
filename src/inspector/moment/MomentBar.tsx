// Chooses the moment that the panes look at: a slider over the whole run, a packet back, a packet forward, back to now.
// The live run is not touched. Where it goes, the selection goes too.
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { PanelState } from '../panel/panel-state.ts';
import { stepFrom } from './moment.ts';
import { MomentSlider } from './MomentSlider.tsx';
import { StepButton } from './StepButton.tsx';
import { tellMoment } from './told-moment.ts';
import { momentWords } from './words/words.ts';
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
  const told = recording.version.value >= 0 ? tellMoment(packets, moment, kind === 'live', language) : null;
  if (told === null) return null;
  const rows = state.rows.value ?? packets;
  const canStep = (by: 1 | -1): boolean => stepFrom(rows, moment, by) !== undefined;
  const selected = state.selected.value;
  const chosen = selected === null ? undefined : packets.byNumber(selected);
  // The button that is pressed goes away with it.
  const leave = (act: () => void): void => {
    act();
    slider.current?.focus();
  };
  return (
    <div class="lab-moment" role="group" aria-label={text.bar} data-past={moment !== null}>
      <StepButton sign="‹" label={text.back} shortcut="," possible={canStep(-1)} onStep={() => state.step(-1)} />
      <MomentSlider slider={slider} state={state} told={told} slides={slides} />
      <StepButton sign="›" label={text.forward} shortcut="." possible={canStep(1)} onStep={() => state.step(1)} />
      {/* The slider tells it itself while it has the focus, and what crosses now need not be counted aloud. */}
      <span class="lab-moment-where" aria-live={slides.value || moment === null ? 'off' : 'polite'}>
        {told.where} <b>{told.what}</b>
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

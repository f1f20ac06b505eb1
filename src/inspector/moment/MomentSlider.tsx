// The slider over the whole run. It moves from packet to packet of those that the filter lets through.
import type { Signal } from '@preact/signals';
import type { Ref } from 'preact';
import type { PanelState } from '../panel/panel-state.ts';
import type { ToldMoment } from './told-moment.ts';
import { momentWords } from './words/words.ts';

interface MomentSliderProps {
  slider: Ref<HTMLInputElement>;
  state: PanelState;
  told: ToldMoment;
  /** Whether it has the focus. */
  slides: Signal<boolean>;
}

export function MomentSlider({ slider, state, told: { crossed, where, what }, slides }: MomentSliderProps) {
  const { packets } = state.source.value.recording;
  return (
    <input
      ref={slider}
      type="range"
      min={1}
      max={packets.length}
      value={crossed}
      aria-label={momentWords(state.around.language).slider}
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
  );
}

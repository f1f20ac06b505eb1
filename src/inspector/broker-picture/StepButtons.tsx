// One step back, one on, and play: over the steps of a run.
import type { FigureWords } from './words/words.ts';

export interface RunPictureLive {
  playing: boolean;
  go: (by: number) => void;
  play: () => void;
  run: () => void;
}

interface Props {
  index: number;
  count: number;
  text: FigureWords;
  live: RunPictureLive | null;
}

export function StepButtons({ index, count, text, live }: Props) {
  const steps = [
    { by: -1, sign: '‹', label: text.back, possible: index > 0 },
    { by: 1, sign: '›', label: text.on, possible: index + 1 < count },
  ];
  const [back, on] = steps.map(({ by, sign, label, possible }) => (
    <button
      key={by}
      type="button"
      class="lab-run-picture-step"
      data-press={by}
      aria-label={label}
      title={label}
      aria-disabled={!possible}
      onClick={() => possible && live?.go(by)}
    >
      {sign}
    </button>
  ));
  return (
    <div class="lab-run-picture-steps" role="group" aria-label={text.steps}>
      {back}
      <span class="lab-run-picture-place">{text.place(index + 1, count)}</span>
      {on}
      <button type="button" class="lab-run-picture-play" data-press="play" onClick={() => live?.play()}>
        {live?.playing ? text.pause : text.play}
      </button>
    </div>
  );
}

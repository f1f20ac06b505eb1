// A run of a cell as pictures of the broker, with buttons that go from step to step: as a chapter brings it, and live.
import { BrokerPicture } from './BrokerPicture.tsx';
import type { PictureStep } from './picture-step.ts';
import { StepButtons, type RunPictureLive } from './StepButtons.tsx';
import type { PictureWords } from './words/words.ts';

export interface RunPictureProps {
  step: PictureStep;
  text: PictureWords;
  /** Whose run it is. */
  whose: 'recorded' | 'own';
  /** Why it is not the reader's own, where the reader may wonder. */
  note: 'outside' | 'unreadable' | null;
  /** Whether a button runs the cell. */
  runs: boolean;
  /** Null = the still picture of the page. */
  live: RunPictureLive | null;
}

export function RunPicture({ step, text, whose, note, runs, live }: RunPictureProps) {
  const say = text.figure;
  return (
    <>
      <BrokerPicture picture={step.picture} moment={`${whose} ${step.index}`} text={text} />
      <div class="lab-run-picture-told" aria-live={live?.playing ? 'off' : 'polite'}>
        <p class="lab-run-picture-text">{step.text}</p>
        <p class="lab-run-picture-bytes" title={say.bytes}>
          {step.bytes}
        </p>
      </div>
      <div class="lab-run-picture-bar">
        {runs && (
          <button type="button" class="lab-run-picture-run" data-press="run" onClick={() => live?.run()}>
            {say.run}
          </button>
        )}
        <StepButtons index={step.index} count={step.count} text={say} live={live} />
        <span class="lab-run-picture-whose" data-whose={whose}>
          {say[whose]}
        </span>
      </div>
      {note !== null && (
        <p class="lab-run-picture-note" role="status">
          {say[note]}
        </p>
      )}
    </>
  );
}

// Cells, exercises and pictures of the broker as the page brings them, before any script has come: the components that are alive later, rendered to text.
import { renderToString } from 'preact-render-to-string';
import type { Exercise } from '../exercises/exercise.ts';
import { ExerciseView } from '../exercises/ExerciseView.tsx';
import { pictureStep } from '../inspector/broker-picture/picture-step.ts';
import { runPlaces } from '../inspector/broker-picture/run-places.ts';
import type { RunSteps } from '../inspector/broker-picture/run-steps.ts';
import { pictureWords } from '../inspector/broker-picture/words/words.ts';
import { RunPicture } from '../inspector/broker-picture/RunPicture.tsx';
import type { Language } from '../language.ts';
import { newCell } from '../notebook/cell.ts';
import { CellView } from '../notebook/CellView.tsx';
import { HighlightedCode } from '../notebook/HighlightedCode.tsx';
import { inertNotebook } from '../notebook/inert-notebook.ts';
import { pastReading } from './past-reading.ts';

/** HTML. `name`: of the cell's file. */
export function stillCell(name: string, code: string, language: Language): string {
  const notebook = inertNotebook([newCell(name, 'chapter', code)], language);
  return renderToString(<CellView notebook={notebook} id={name} still />);
}

/** HTML. */
export function stillExercise(name: string, exercise: Exercise, language: Language): string {
  return renderToString(<ExerciseView {...{ name, exercise, language }} live={null} />);
}

/** HTML of code that is only read. */
export function stillCode(code: string): string {
  return renderToString(<HighlightedCode code={code} />);
}

/** HTML of one step, from 0, of a recorded run. */
export function stillPicture(run: RunSteps, index: number, language: Language, runs: boolean): string {
  const { applyEvent } = pastReading;
  const text = pictureWords(language);
  const step = pictureStep(run, runPlaces(run, applyEvent), index, applyEvent, text);
  return renderToString(<RunPicture {...{ step, text, runs }} whose="recorded" note={null} live={null} />);
}

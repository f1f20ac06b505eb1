// One step of a run, ready to be drawn: the picture, what happened in words, and the bytes that brought it.
import { drawPicture, type Picture, type RunPlaces } from './draw-picture.ts';
import { stepAt, type ApplyEvent, type RunSteps } from './run-steps.ts';
import { stepText } from './step-text.ts';
import type { PictureWords } from './words/words.ts';

export interface PictureStep {
  picture: Picture;
  /** From 0, of `count`. */
  index: number;
  count: number;
  text: string;
  /** In hexadecimal digits; empty when no packet began the step. */
  bytes: string;
}

/** Bytes that are shown. */
const most = 32;

export function pictureStep(
  run: RunSteps,
  places: RunPlaces,
  wanted: number,
  applyEvent: ApplyEvent,
  words: PictureWords,
): PictureStep {
  const count = run.steps.length;
  const index = Math.max(0, Math.min(count - 1, wanted));
  const { view, events } = stepAt(run, index, applyEvent);
  const picture = drawPicture(view, { now: view.time, events, places });
  const bytes = run.bytesOf(index);
  return {
    picture,
    index,
    count,
    text: stepText(events, picture.place, words),
    bytes: bytes === null ? '' : hexOf(bytes),
  };
}

function hexOf(bytes: Uint8Array): string {
  const shown = Array.from(bytes.subarray(0, most), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return bytes.length > most ? `${shown} …` : shown;
}

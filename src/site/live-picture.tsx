// A picture of the broker in a chapter, live: goes through the recorded run, and through the reader's own once there is one.
import { batch, signal, type Signal } from '@preact/signals';
import { render } from 'preact';
import type { CapturedPacket } from '../capture/captured-packet.ts';
import { historyOf, rangeOf, stepsBetween, type InputRange } from '../inspector/broker-picture/past-steps.ts';
import { pictureStep } from '../inspector/broker-picture/picture-step.ts';
import { runPlaces } from '../inspector/broker-picture/run-places.ts';
import { flightsOf, lastPhase } from '../inspector/broker-picture/flights.ts';
import { stepAt, type RunSteps } from '../inspector/broker-picture/run-steps.ts';
import { RunPicture, type RunPictureProps } from '../inspector/broker-picture/RunPicture.tsx';
import type { RunPlaces } from '../inspector/broker-picture/draw-picture.ts';
import { askPast } from '../inspector/moment/ask-past.ts';
import type { PastReading } from '../inspector/broker-view/broker-surroundings.ts';
import type { Language } from '../language.ts';
import type { PictureWords } from '../inspector/broker-picture/words/words.ts';
import type { PicturesAround } from './broker-pictures.ts';
import { readRecordedInputs } from './read-recorded-inputs.ts';

interface ShownRun {
  run: RunSteps;
  places: RunPlaces;
  whose: RunPictureProps['whose'];
}

/** Milliseconds for a phase of what moves (the style sheet has the same), for looking at it then, and without motion. */
const phasePace = 750;
const lookPace = 700;
const stillPace = 1600;

export async function enlivePicture(
  place: HTMLElement,
  around: PicturesAround,
  runCell: () => void,
): Promise<LivePicture> {
  const { run: url = '', range = '', at = '1' } = place.dataset;
  const [reading, past, text] = await Promise.all([
    around.broker.loadPast(),
    readRecordedInputs(url),
    wordsOf(around.language),
  ]);
  const run = stepsBetween(historyOf(past, reading), JSON.parse(range) as InputRange);
  const live = new LivePicture(run, Number(at) - 1, around, reading, 'runs' in place.dataset);
  place.dataset['live'] = '';
  render(<Live picture={live} text={text} runs={'runs' in place.dataset} runCell={runCell} />, place);
  return live;
}

/** One language is enough. */
async function wordsOf(language: Language): Promise<PictureWords> {
  return language === 'en'
    ? (await import('../inspector/broker-picture/words/en.ts')).en
    : (await import('../inspector/broker-picture/words/zh-cn.ts')).zhCn;
}

export class LivePicture {
  readonly shown: Signal<ShownRun>;
  readonly index: Signal<number>;
  readonly note: Signal<RunPictureProps['note']> = signal(null);
  readonly playing = signal(false);
  readonly reading: PastReading;
  readonly #around: PicturesAround;
  readonly #plays: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `plays`: the reader's own run begins by itself, where motion is wanted. */
  constructor(run: RunSteps, index: number, around: PicturesAround, reading: PastReading, plays: boolean) {
    this.reading = reading;
    this.#around = around;
    this.#plays = plays;
    this.shown = signal({ run, places: runPlaces(run, reading.applyEvent), whose: 'recorded' });
    this.index = signal(index);
  }

  /** What a button of the still picture asks for. */
  press(what: string): void {
    if (what === 'play') this.play();
    else this.go(Number(what));
  }

  go(by: number): void {
    this.#pause();
    this.#show(this.index.peek() + by);
  }

  /** Plays on, from the beginning when it is at its end; or pauses. */
  play(): void {
    if (this.playing.peek()) {
      this.#pause();
      return;
    }
    if (this.index.peek() + 1 >= this.#count) this.#show(0);
    this.playing.value = true;
    this.#goOn();
  }

  /** The reader's run of the cell has ended. */
  async take(packets: readonly CapturedPacket[]): Promise<void> {
    const found = this.#around.broker.chosen.peek() === 'in-page' ? await this.#stepsOf(packets) : 'outside';
    if (typeof found === 'string') {
      this.note.value = found;
      return;
    }
    this.#pause();
    const before = this.shown.peek().places;
    const places = runPlaces(found, this.reading.applyEvent);
    // What stands below the picture stays there.
    const [wide, narrow] = [Math.max(places.wide, before.wide), Math.max(places.narrow, before.narrow)];
    const plays = this.#plays && !matchMedia('(prefers-reduced-motion: reduce)').matches;
    batch(() => {
      this.note.value = null;
      this.shown.value = { run: found, places: { ...places, wide, narrow }, whose: 'own' };
      this.#show(this.#plays ? 0 : this.index.peek());
    });
    if (plays) this.play();
  }

  async #stepsOf(packets: readonly CapturedPacket[]): Promise<RunSteps | 'outside' | 'unreadable'> {
    const port = this.#around.broker.openPort();
    try {
      const past = await askPast(port, 0);
      const history = historyOf(past, this.reading);
      const range = rangeOf(history, past.names, packets);
      return range === null ? 'outside' : stepsBetween(history, range);
    } catch {
      return 'unreadable';
    } finally {
      port.close();
    }
  }

  /** Of the step that is shown. */
  get #phases(): number {
    const { run } = this.shown.peek();
    const { view, events } = stepAt(run, this.index.peek(), this.reading.applyEvent);
    return lastPhase(flightsOf(events, view));
  }

  get #count(): number {
    return this.shown.peek().run.steps.length;
  }

  #show(index: number): void {
    this.index.value = Math.max(0, Math.min(this.#count - 1, index));
  }

  #goOn(): void {
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.#timer = setTimeout(
      () => {
        this.#show(this.index.peek() + 1);
        if (this.index.peek() + 1 < this.#count) this.#goOn();
        else this.playing.value = false;
      },
      still ? stillPace : (this.#phases + 1) * phasePace + lookPace,
    );
  }

  #pause(): void {
    clearTimeout(this.#timer);
    this.playing.value = false;
  }
}

interface Props {
  picture: LivePicture;
  text: PictureWords;
  runs: boolean;
  runCell: () => void;
}

function Live({ picture, text, runs, runCell }: Props) {
  const { run, places, whose } = picture.shown.value;
  const step = pictureStep(run, places, picture.index.value, picture.reading.applyEvent, text);
  const live = {
    playing: picture.playing.value,
    go: (by: number) => picture.go(by),
    play: () => picture.play(),
    run: runCell,
  };
  return <RunPicture {...{ step, text, whose, runs, live }} note={picture.note.value} />;
}

// Follows links into the wire panel: opens it at what the reader's own run has, and otherwise says beside the link what is
// missing and offers to run the cell. One link at a time.
import { effect, signal, type Signal } from '@preact/signals';
import { render } from 'preact';
import type { PanelState } from '../../inspector/panel/panel-state.ts';
import type { PageNotebook } from '../../notebook/page-notebook.ts';
import type { FinishedRun } from '../../notebook/surroundings.ts';
import type {} from '../page-events.ts';
import { panelView } from './panel-view.ts';
import { readSightFragment } from './sight-address.ts';
import { SightError, type Sight, type SightProblem } from './sight.ts';
import { ShowNote } from './ShowNote.tsx';
import { showStep, type ShowStep } from './show-step.ts';

export interface ShowAround {
  notebook: PageNotebook;
  panel: PanelState;
}

/** What stands in the note. */
export type Noted =
  Exclude<ShowStep, { kind: 'found' }> | { kind: 'gone' } | { kind: 'problem'; problem: SightProblem };

/** Takes the focus in place of the panel, once that is open. */
export type Arrived = (() => void) | null;

/** One link that has not come to its packet yet. */
interface Open {
  sight: Sight | null;
  /** What was pressed; null: the address. */
  opener: HTMLElement | null;
  arrived: Arrived;
  step: Signal<Noted>;
  place: HTMLElement;
  /** Number of the cell's last run when it was told to run; null: it was not. */
  before: number | null;
  close: () => void;
}

export class Shows {
  readonly #around: ShowAround;
  #open: Open | null = null;

  constructor(around: ShowAround) {
    this.#around = around;
    document.addEventListener('lab:run-finished', ({ detail }) => this.#finished(detail));
  }

  /** `fragment`: of the link, or of the page's address. */
  follow(fragment: string, opener: HTMLElement | null, arrived: Arrived = null): void {
    this.close();
    try {
      this.#show(readSightFragment(fragment, this.#around.notebook.state.peek().order), opener, arrived);
    } catch (error) {
      if (!(error instanceof SightError)) throw error;
      this.#note(null, opener, arrived, { kind: 'problem', problem: error.problem });
    }
  }

  close(): void {
    this.#open?.close();
    this.#open = null;
  }

  #show(sight: Sight, opener: HTMLElement | null, arrived: Arrived): void {
    const step = this.#step(sight, null);
    if (step.kind === 'found') this.#arrive(sight, step, opener, arrived);
    else this.#note(sight, opener, arrived, step);
  }

  #step(sight: Sight, before: number | null): ShowStep {
    const { notebook } = this.#around;
    return showStep(sight, notebook.state.peek(), notebook.packets(sight.cell).peek(), before);
  }

  #arrive(sight: Sight, { found }: Extract<ShowStep, { kind: 'found' }>, opener: HTMLElement | null, arrived: Arrived) {
    const { panel } = this.#around;
    // The cell's own list may have a packet for which the panel has no room any more.
    const packet = found === null ? undefined : panel.live.recording.packets.byNumber(found.packet.number);
    if (found !== null && packet === undefined) this.#note(sight, opener, arrived, { kind: 'gone' });
    else {
      panel.openAt({ ...panelView(sight, found), packet, focus: arrived === null }, opener);
      arrived?.();
    }
  }

  #note(sight: Sight | null, opener: HTMLElement | null, arrived: Arrived, noted: Noted): void {
    this.close();
    const place = document.createElement('span');
    const step = signal(noted);
    put(place, opener, sight?.cell ?? '');
    const stopLooking = sight === null ? () => undefined : effect(() => this.#look(sight));
    const open: Open = {
      ...{ sight, opener, arrived, step, place, before: this.#queuedAfter(sight) },
      close: () => {
        stopLooking();
        render(null, place);
        place.remove();
      },
    };
    this.#open = open;
    const leave = (): void => {
      this.close();
      opener?.focus();
    };
    render(
      <ShowNote
        {...{ step, leave }}
        notebook={this.#around.notebook}
        cell={sight?.cell ?? ''}
        isAddress={opener === null}
        run={() => sight && this.#run(open, sight)}
      />,
      place,
    );
    if (opener === null) place.scrollIntoView({ block: 'center' });
    place.querySelector<HTMLElement>('button')?.focus({ preventScroll: opener === null });
  }

  #run(open: Open, { cell }: Sight): void {
    open.before = this.#around.notebook.state.peek().cells[cell]?.execution ?? null;
    this.#around.notebook.dispatch({ type: 'run', cell });
  }

  #queuedAfter(sight: Sight | null): number | null {
    const cell = sight && this.#around.notebook.state.peek().cells[sight.cell];
    return cell?.phase === 'queued' ? cell.execution : null;
  }

  /** The cell has come on, or was taken out of the queue. What a run that has ended has is told in `#finished`. */
  #look(sight: Sight): void {
    const cell = this.#around.notebook.state.value.cells[sight.cell];
    const open = this.#open;
    if (cell === undefined || open === null || open.sight !== sight) return;
    if (cell.phase !== 'idle') open.step.value = { kind: 'running' };
    else if (open.step.peek().kind === 'running' && (cell.status === 'interrupted' || cell.execution === open.before))
      this.#settle(open, sight);
  }

  #finished({ cell }: FinishedRun): void {
    const open = this.#open;
    if (open?.sight?.cell === cell) this.#settle(open, open.sight);
  }

  #settle(open: Open, sight: Sight): void {
    const step = this.#step(sight, open.before);
    if (step.kind !== 'found') open.step.value = step;
    else {
      this.close();
      this.#arrive(sight, step, open.opener, open.arrived);
    }
  }
}

/** Below the sentence with the link; for an address before its cell, or where the page begins. */
function put(place: HTMLElement, opener: HTMLElement | null, cell: string): void {
  if (opener !== null) {
    const text = opener.closest('p, li, td');
    if (text?.tagName === 'P') text.after(place);
    else (text ?? document.body).append(place);
    return;
  }
  const section = cell === '' ? null : document.getElementById(`cell-${cell}`);
  if (section) section.before(place);
  else (document.querySelector('.sl-markdown-content') ?? document.body).prepend(place);
}

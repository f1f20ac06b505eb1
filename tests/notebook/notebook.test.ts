import { describe, expect, test } from 'vitest';
import type { FromKernel, Output } from '../../src/kernel/protocol.ts';
import { newCell } from '../../src/notebook/cell.ts';
import { freshness } from '../../src/notebook/freshness.ts';
import {
  newNotebook,
  type Command,
  type NotebookEvent,
  type NotebookState,
} from '../../src/notebook/notebook-state.ts';
import { step } from '../../src/notebook/notebook.ts';

/** A notebook under test: what it was told, on a clock of its own, and what it commanded since the last look. */
class Script {
  state: NotebookState;
  now = 0;
  #commands: Command[] = [];

  constructor(...ids: string[]) {
    this.state = newNotebook(ids.map((id) => newCell(id, 'chapter', `code of ${id}`)));
  }

  tell(...events: NotebookEvent[]): this {
    for (const event of events) {
      const { state, commands } = step(this.state, event, this.now);
      this.state = state;
      this.#commands.push(...commands);
    }
    return this;
  }

  kernel(message: FromKernel): this {
    return this.tell({ type: 'kernel', message });
  }

  /** The commands since the last call, `execute a 1` and so on. */
  commands(): string[] {
    const told = this.#commands.map((command) => {
      const execution = command.type === 'execute' ? ` ${command.execution}` : '';
      return command.type + ('cell' in command ? ` ${command.cell}` : '') + execution;
    });
    this.#commands = [];
    return told;
  }

  started(cell: string, execution: number): this {
    return this.kernel({ type: 'started', cell, execution });
  }

  finished(cell: string, execution: number, status: 'ok' | 'error' | 'interrupted' = 'ok'): this {
    return this.kernel({ type: 'finished', cell, execution, status, milliseconds: 7 });
  }

  /** A whole run that ends well. */
  ran(cell: string): this {
    this.tell({ type: 'run', cell });
    const { execution } = this.state;
    return this.started(cell, execution).finished(cell, execution);
  }

  reads(cell: string, ...from: [string, string][]): this {
    return this.kernel({ type: 'names', cell, declares: [], reads: from.map(([name, of]) => ({ name, from: of })) });
  }

  phases(): string {
    return this.state.order.map((id) => this.state.cells[id]?.phase).join(' ');
  }

  cell(id: string) {
    const cell = this.state.cells[id];
    if (!cell) throw new Error(`no cell ${id}`);
    return cell;
  }
}

const line = (id: number): Output => ({ id, kind: 'log', level: 'log', values: [] });

describe('running', () => {
  test('a run starts the kernel, executes the code that stands there, and ends with its time', () => {
    const page = new Script('a');
    page.tell({ type: 'edit', cell: 'a', code: 'mine' }, { type: 'run', cell: 'a' });
    expect([page.state.kernel, page.phases()]).toEqual(['starting', 'busy']);
    expect(page.commands()).toEqual(['save a', 'execute a 1']);
    page.started('a', 1).finished('a', 1);
    expect(page.cell('a')).toMatchObject({ phase: 'idle', status: 'ok', execution: 1, milliseconds: 7 });
    expect(page.state.kernel).toBe('ready');
  });

  test('one cell runs at a time, the others wait in the order they were asked for', () => {
    const page = new Script('a', 'b', 'c');
    page.tell({ type: 'run', cell: 'c' }, { type: 'run', cell: 'a' });
    expect(page.phases()).toBe('queued idle busy');
    page.started('c', 1).finished('c', 1);
    expect(page.commands()).toEqual(['execute c 1', 'execute a 2']);
  });

  test('run all goes in page order, run to here stops at its cell', () => {
    const page = new Script('a', 'b', 'c');
    page.tell({ type: 'run-all' });
    expect(page.phases()).toBe('busy queued queued');
    const other = new Script('a', 'b', 'c').tell({ type: 'run-to', cell: 'b' });
    expect(other.phases()).toBe('busy queued idle');
  });

  test('an error ends what was queued behind it', () => {
    const page = new Script('a', 'b', 'c').tell({ type: 'run-all' });
    page.started('a', 1).finished('a', 1, 'error');
    expect(page.phases()).toBe('idle idle idle');
    expect(page.commands()).toEqual(['execute a 1']);
  });

  test('a queued cell can be taken out of the queue again', () => {
    const page = new Script('a', 'b').tell({ type: 'run-all' }, { type: 'unqueue', cell: 'b' });
    page.started('a', 1).finished('a', 1);
    expect(page.commands()).toEqual(['execute a 1']);
  });

  test('what the last run showed stays until the next one has begun', () => {
    const page = new Script('a').ran('a');
    page.kernel({ type: 'outputs', cell: 'a', execution: 1, outputs: [line(1)], dropped: 0 });
    page.tell({ type: 'run', cell: 'a' });
    expect(page.cell('a').outputs.items).toHaveLength(1);
    page.started('a', 2);
    expect(page.cell('a').outputs.items).toHaveLength(0);
  });

  test('outputs are taken after the end of their run, never those of an earlier one', () => {
    const page = new Script('a').ran('a').ran('a');
    page.kernel({ type: 'outputs', cell: 'a', execution: 1, outputs: [line(1)], dropped: 0 });
    expect(page.cell('a').outputs.items).toHaveLength(0);
    page.kernel({ type: 'outputs', cell: 'a', execution: 2, outputs: [line(2)], dropped: 3 });
    expect(page.cell('a').outputs).toMatchObject({ items: [line(2)], dropped: { kernel: 3, page: 0 } });
  });

  test('a late end of an earlier run does not end the present one', () => {
    const page = new Script('a').ran('a').tell({ type: 'run', cell: 'a' }).started('a', 2).finished('a', 1);
    expect(page.phases()).toBe('busy');
  });

  test('a run that could not begin ends all the same, and shows why', () => {
    const page = new Script('a').ran('a').tell({ type: 'run', cell: 'a' });
    page.kernel({ type: 'outputs', cell: 'a', execution: 2, outputs: [line(1)], dropped: 0 }).finished('a', 2, 'error');
    expect(page.cell('a')).toMatchObject({ phase: 'idle', status: 'error', execution: 2 });
    expect(page.cell('a').outputs.items).toEqual([line(1)]);
    expect(page.state.running).toBeNull();
  });

  test('news of a cell that is not there change nothing', () => {
    const page = new Script('a');
    const before = page.state;
    page.started('gone', 9).finished('gone', 9).tell({ type: 'run', cell: 'gone' }, { type: 'reset', cell: 'gone' });
    expect(page.state.cells).toEqual(before.cells);
    expect(page.commands()).toEqual([]);
  });
});

describe('stopping', () => {
  test('stop interrupts the running cell and empties the queue', () => {
    const page = new Script('a', 'b').tell({ type: 'run-all' }).started('a', 1);
    page.commands();
    page.tell({ type: 'stop' });
    expect([page.commands(), page.phases(), page.state.kernel]).toEqual([['interrupt'], 'busy idle', 'stopping']);
    page.finished('a', 1, 'interrupted').tell({ type: 'stopped', how: 'interrupted' });
    expect(page.cell('a')).toMatchObject({ phase: 'idle', status: 'interrupted' });
    expect(page.state).toMatchObject({ kernel: 'ready', running: null, lost: false });
  });

  test('a kernel that had to be killed leaves no cell busy and is told', () => {
    const page = new Script('a', 'b').ran('b').tell({ type: 'run', cell: 'a' }).started('a', 2);
    page.tell({ type: 'stop' }, { type: 'stopped', how: 'restarted' });
    expect(page.state).toMatchObject({ running: null, lost: true, kernel: 'ready' });
    expect(page.cell('a')).toMatchObject({ phase: 'idle', status: 'interrupted' });
    expect(freshness(page.state, 'b')).toBe('lost');
  });

  test('a second stop waits for the answer to the first', () => {
    const page = new Script('a').tell({ type: 'run', cell: 'a' }).started('a', 1);
    page.commands();
    page.tell({ type: 'stop' }, { type: 'stop' });
    expect(page.commands()).toEqual(['interrupt']);
  });

  test('with nothing running, stop ends what earlier runs left open', () => {
    const page = new Script('a', 'b').ran('a');
    page.commands();
    page.tell({ type: 'stop' });
    expect(page.commands()).toEqual(['interrupt', 'dispose a']);
  });

  test('before the first run there is nothing to stop', () => {
    expect(new Script('a').tell({ type: 'stop' }, { type: 'restart' }).commands()).toEqual([]);
  });

  test('running a busy cell again stops it and starts it over', () => {
    const page = new Script('a').tell({ type: 'run', cell: 'a' }).started('a', 1);
    page.commands();
    page.tell({ type: 'run', cell: 'a' }, { type: 'run', cell: 'a' });
    expect(page.commands()).toEqual(['interrupt']);
    page.finished('a', 1, 'interrupted').tell({ type: 'stopped', how: 'interrupted' });
    expect(page.commands()).toEqual(['execute a 2']);
  });

  test('a restart empties the queue, and a run asked for meanwhile waits for it', () => {
    const page = new Script('a', 'b').tell({ type: 'run-all' }).started('a', 1);
    page.commands();
    page.tell({ type: 'restart' }, { type: 'run', cell: 'b' });
    expect(page.commands()).toEqual(['restart']);
    page.tell({ type: 'restarted' });
    expect(page.commands()).toEqual(['execute b 2']);
    expect(page.cell('a').status).toBe('interrupted');
  });

  test('a kernel that cannot start leaves the page idle', () => {
    const page = new Script('a', 'b').tell({ type: 'run-all' }, { type: 'kernel-failed' });
    expect([page.phases(), page.state.kernel]).toEqual(['idle idle', 'failed']);
    page.commands();
    expect(page.tell({ type: 'run', cell: 'b' }).commands()).toEqual(['execute b 2']);
  });
});

describe('staleness', () => {
  test('a cell is stale when a cell it read from runs again', () => {
    const page = new Script('a', 'b').ran('a').ran('b').reads('b', ['x', 'a']);
    expect(freshness(page.state, 'b')).toBe('fresh');
    page.ran('a');
    expect([freshness(page.state, 'a'), freshness(page.state, 'b')]).toEqual(['fresh', 'stale']);
    page.ran('b').reads('b', ['x', 'a']);
    expect(freshness(page.state, 'b')).toBe('fresh');
  });

  test('staleness passes on to those who read from a stale cell', () => {
    const page = new Script('a', 'b', 'c').ran('a').ran('b').reads('b', ['x', 'a']).ran('c').reads('c', ['y', 'b']);
    page.ran('a');
    expect(freshness(page.state, 'c')).toBe('stale');
  });

  test('cells that read each other come to an answer', () => {
    const page = new Script('a', 'b').ran('a').ran('b').reads('a', ['y', 'b']).reads('b', ['x', 'a']);
    expect([freshness(page.state, 'a'), freshness(page.state, 'b')]).toEqual(['fresh', 'fresh']);
    page.ran('b');
    expect(freshness(page.state, 'a')).toBe('stale');
  });

  test('a callback that reads a name for the first time from a later run is not stale', () => {
    const page = new Script('a', 'b').ran('a').ran('b').reads('a', ['y', 'b']);
    expect(freshness(page.state, 'a')).toBe('fresh');
  });

  test('reading the newer value later does not make the old result fresh', () => {
    const page = new Script('a', 'b').ran('a').ran('b').reads('b', ['x', 'a']).ran('a').reads('b', ['x', 'a']);
    expect(freshness(page.state, 'b')).toBe('stale');
  });

  test('before its first run a cell is neither', () => {
    expect(freshness(new Script('a').state, 'a')).toBe('unrun');
  });
});

describe('code', () => {
  test('an edit is saved, and forgotten when it comes back to the original', () => {
    const page = new Script('a').tell({ type: 'edit', cell: 'a', code: 'x' });
    expect(page.commands()).toEqual(['save a']);
    page.tell({ type: 'edit', cell: 'a', code: 'code of a' });
    expect(page.commands()).toEqual(['forget a']);
  });

  test('reset brings back the chapter’s code, clears the output and ends what was open', () => {
    const page = new Script('a').tell({ type: 'edit', cell: 'a', code: 'x' }).ran('a');
    page.commands();
    page.tell({ type: 'reset', cell: 'a' });
    expect(page.commands()).toEqual(['forget a', 'dispose a']);
    expect(page.cell('a')).toEqual(newCell('a', 'chapter', 'code of a'));
  });

  test('resetting a running cell stops it first', () => {
    const page = new Script('a').tell({ type: 'run', cell: 'a' }).started('a', 1);
    page.commands();
    page.tell({ type: 'reset-all' });
    expect(page.commands()).toEqual(['forget a', 'interrupt']);
  });

  test('scratch cells go below a cell or to the end, and only they can be deleted', () => {
    const page = new Script('a', 'b').tell({ type: 'add', after: 'a' }, { type: 'add', after: null });
    expect(page.state.order).toEqual(['a', 'scratch-1', 'b', 'scratch-2']);
    page.tell({ type: 'delete', cell: 'a' }, { type: 'delete', cell: 'scratch-1' });
    expect(page.state.order).toEqual(['a', 'b', 'scratch-2']);
    expect(page.commands()).toEqual(['save scratch-1', 'save scratch-2', 'forget scratch-1']);
  });

  test('deleting a running scratch cell stops it, and the next run can begin', () => {
    const page = new Script('a').tell({ type: 'add', after: null }, { type: 'run', cell: 'scratch-1' });
    page.started('scratch-1', 1).commands();
    page.tell({ type: 'delete', cell: 'scratch-1' }).finished('scratch-1', 1, 'interrupted');
    page.tell({ type: 'stopped', how: 'interrupted' }, { type: 'run', cell: 'a' });
    expect(page.commands()).toEqual(['forget scratch-1', 'interrupt', 'execute a 2']);
  });

  test('resetting a scratch cell clears its output and keeps its code', () => {
    const page = new Script().tell({ type: 'add', after: null, code: 'mine' }, { type: 'reset-all' });
    expect(page.cell('scratch-1').code).toBe('mine');
  });

  test('what another tab has saved is shown, told, and can be put back', () => {
    const page = new Script('a').tell({ type: 'edit', cell: 'a', code: 'here' });
    page.commands();
    page.tell({ type: 'adopt', cell: 'a', code: 'there 1' }, { type: 'adopt', cell: 'a', code: 'there 2' });
    expect(page.cell('a')).toMatchObject({ code: 'there 2', notice: { kind: 'other-tab', mine: 'here' } });
    expect(page.commands()).toEqual([]);
  });
});

describe('code from a link', () => {
  test('stands in the cell, is not stored, and does not run along with others', () => {
    const page = new Script('a', 'b').tell({ type: 'foreign', cell: 'a', code: 'theirs' }, { type: 'run-all' });
    expect(page.commands()).toEqual(['execute b 1']);
    expect(page.cell('a')).toMatchObject({ code: 'code of a', foreign: 'theirs' });
  });

  test('runs when its own Run is pressed', () => {
    const page = new Script('a').tell({ type: 'foreign', cell: 'a', code: 'theirs' });
    const { commands } = step(page.state, { type: 'run', cell: 'a' }, 0);
    expect(commands).toEqual([{ type: 'execute', cell: 'a', execution: 1, source: 'theirs' }]);
  });

  test('cannot be edited before it is taken over, and is then the reader’s', () => {
    const page = new Script('a').tell({ type: 'foreign', cell: 'a', code: 'theirs' });
    page.tell({ type: 'edit', cell: 'a', code: 'x' });
    expect(page.commands()).toEqual([]);
    page.tell({ type: 'take-foreign', cell: 'a' });
    expect(page.cell('a')).toMatchObject({ code: 'theirs', foreign: null });
    expect(page.commands()).toEqual(['save a']);
  });

  test('goes away with what it showed, and the reader’s edit is there again', () => {
    const page = new Script('a').tell({ type: 'edit', cell: 'a', code: 'mine' });
    page.tell({ type: 'foreign', cell: 'a', code: 'theirs' }).ran('a');
    page.commands();
    page.tell({ type: 'dismiss-foreign', cell: 'a' });
    expect(page.cell('a')).toMatchObject({ code: 'mine', foreign: null, execution: 0 });
    expect(page.commands()).toEqual(['dispose a']);
  });

  test('for a cell that the page does not have makes one, which goes when it is sent away', () => {
    const page = new Script('a').tell({ type: 'foreign', cell: 'scratch-1', code: 'theirs' });
    expect(page.state.order).toEqual(['a', 'scratch-1']);
    page.tell({ type: 'dismiss-foreign', cell: 'scratch-1' });
    expect(page.state.order).toEqual(['a']);
  });
});

// What runs in the worker once it has its ports: takes the page's messages, runs cells, and tells which cell an error
// belongs to that no code has caught.
import type { OpenConnection } from '../../wire/kernel-protocol.ts';
import { stackOf } from './cell-error.ts';
import { areCalls, deepStack } from './deep-stack.ts';
import { interrupted } from '../modules/lab-waiting.ts';
import { CellRun, isInterruption, type RunHost } from './cell-run.ts';
import { parse } from '../compile/parse.ts';
import { topLevel } from '../compile/top-level.ts';
import { FaultAsks } from '../modules/fault-asks.ts';
import { platform } from './platform.ts';
import { postSafely } from './post-safely.ts';
import type { Library } from '../modules/mqtt-library.ts';
import type { CellError, CellId, FromKernel, KernelSettings, ToKernel } from '../protocol.ts';
import { randomToken } from '../random-token.ts';
import { sharedGlobals } from './remove-globals.ts';
import { SharedScope } from './scope.ts';
import { stackPlaces, type CallingLine, type FoundPlaces } from './stack-places.ts';

/** Milliseconds between two signs of life. */
const pulseTime = 100;
/** Two for each run. */
const mostNames = 2000;

export class Kernel {
  readonly #runs = new Map<CellId, CellRun>();
  /** By what stacks call the code of a run. */
  readonly #byName = new Map<string, CellRun>();
  readonly #running = new Set<CellRun>();
  readonly #host: RunHost;
  readonly #post: (message: FromKernel) => void;
  #settings: KernelSettings = { brokerUrl: 'ws://in-page/mqtt', namespace: 'lab', language: 'en' };
  /** The run that was begun last. */
  #latest: CellRun | null = null;
  /** The run whose code the kernel has called last. */
  #entered: CellRun | null = null;
  #stops = 0;
  #pulse: number | null = null;
  /** When something last called back that had begun before the last of them. */
  #lateCallback = -Infinity;

  constructor(library: Library, page: MessagePort, wire: MessagePort) {
    this.#post = (message) => postSafely(message, (one) => page.postMessage(one), platform.clone);
    this.#host = {
      library,
      globals: sharedGlobals(),
      scope: new SharedScope(),
      settings: () => this.#settings,
      post: this.#post,
      readStack: (stack) => this.#readStack(stack),
      entered: (run) => (this.#entered = run),
      named: (run, name) => this.#name(run, name),
      callingLine: (stack) => this.#callingLine(stack),
      isWanted: (stack) => this.#isWanted(stack),
      hasStopped: () => this.#stops > 0,
      beginCallback: () => {
        const stops = this.#stops;
        return () => {
          if (this.#stops !== stops) this.#lateCallback = platform.now();
        };
      },
      lastLateCallback: () => this.#lateCallback,
      endWith: ({ cell, execution }, end) => {
        const run = this.#runs.get(cell);
        if (run?.execution === execution) run.endWith(end);
      },
      faults: new FaultAsks(wire, () => this.#settings.language),
      openConnection: (run, url, protocols) => {
        // Another cell that has got hold of a client connects in its own name.
        const { cell, execution } = this.#callingLine(deepStack()) ?? run;
        const { port1, port2 } = platform.makeChannel();
        const request: OpenConnection = { type: 'open', url, protocols, cell, execution, port: port2 };
        wire.postMessage(request, [port2]);
        return port1;
      },
    };
    page.onmessage = ({ data }: MessageEvent<ToKernel>) => this.#take(data);
    this.#post({ type: 'ready' });
  }

  /** An error or a rejection that nobody has caught. */
  uncaught(error: unknown, code: CellError['code']): void {
    // Waits of a run that was ended reject; nobody has to hear of it.
    if (isInterruption(error)) return;
    const run = this.#runOf(error);
    if (run) run.report(error, code);
    else console.error(error);
  }

  /**
   * The stack chooses among the runs whose turn it can be, and no others: a cell can write any stack, and throw on what another one
   * has thrown.
   */
  #runOf(error: unknown): CellRun | null {
    const { token } = this.#readStack(stackOf(error));
    const running = [...this.#running];
    const claimed = token === null ? undefined : this.#byName.get(token);
    if (claimed && [...running, this.#entered, this.#latest].includes(claimed)) return claimed;
    return claimed ? this.#entered : (running.at(-1) ?? this.#latest);
  }

  /** For what wakes code later: the returned function says whether the run that has asked for it was stopped since. */
  beginWake(): () => boolean {
    const stack = deepStack();
    const innermost = this.#runNamed(stack);
    // A function of a stopped run works for the cell that has called it.
    const run = innermost?.stopped ? (this.#wanting(stack) ?? innermost) : innermost;
    const stops = this.#stops;
    // Without a cell in the stack it may be anyone's.
    return () => (run ? run.stopped : this.#stops !== stops);
  }

  #take(message: ToKernel): void {
    switch (message.type) {
      case 'configure':
        this.#settings = message.settings;
        break;
      case 'execute':
        for (const [index, code] of (message.around ?? []).entries()) this.#importAsOwn(code, `around ${index}`);
        this.#execute(message.cell, message.execution, message.source);
        break;
      case 'dispose':
        this.#runs.get(message.cell)?.dispose();
        break;
      case 'interrupt':
        // With nothing running it is what earlier runs left open that the reader wants to end.
        this.#stops += 1;
        for (const run of this.#running.size > 0 ? [...this.#running] : this.#runs.values()) run.stop();
        this.#post({ type: 'interrupted' });
        break;
    }
  }

  /** Code that cannot be parsed imports nothing. */
  #importAsOwn(code: string, from: string): void {
    try {
      this.#host.scope.declare(from, {}, topLevel(parse(code).program).imports);
    } catch {
      // Its own cell says so when it runs.
    }
  }

  #execute(cell: CellId, execution: number, source: string): void {
    const before = this.#runs.get(cell);
    before?.dispose();
    const run = new CellRun(cell, execution, randomToken(), this.#host);
    this.#runs.set(cell, run);
    this.#running.add(run);
    this.#latest = run;
    this.#pulse ??= platform.setInterval(() => this.#post({ type: 'alive' }), pulseTime);
    void run.execute(source).then(() => this.#over(run));
  }

  #over(run: CellRun): void {
    this.#running.delete(run);
    if (this.#running.size > 0 || this.#pulse === null) return;
    platform.clearInterval(this.#pulse);
    this.#pulse = null;
  }

  #name(run: CellRun, name: string): void {
    this.#byName.set(name, run);
    // Of runs long ago no error is to be expected.
    const [oldest] = this.#byName.keys();
    if (this.#byName.size > mostNames && oldest !== undefined) this.#byName.delete(oldest);
  }

  #readStack(stack: string): FoundPlaces {
    return stackPlaces(stack, (name) => this.#byName.get(name));
  }

  /** The innermost run in the stack, or in one line of it. */
  #runNamed(stack: string): CellRun | undefined {
    const { token } = this.#readStack(stack);
    return token === null ? undefined : this.#byName.get(token);
  }

  /** A stopped run's functions may be called by another cell, which wants what they do. `stack`: taken in the call before. */
  #isWanted(stack: string): boolean {
    return this.#wanting(stack) !== undefined;
  }

  #wanting(stack: string): CellRun | undefined {
    const lines = stack.split('\n');
    const wanted = lines.findIndex((line) => this.#runNamed(line)?.stopped === false);
    return wanted !== -1 && areCalls(wanted + 1) ? this.#runNamed(lines[wanted] ?? '') : undefined;
  }

  /** `stack`: taken in the call before. */
  #callingLine(stack: string): CallingLine | null {
    const lines = stack.split('\n');
    const first = lines.findIndex((line) => this.#runNamed(line) !== undefined);
    const innermost = lines[first] ?? '';
    const run = this.#runNamed(innermost);
    const place = this.#readStack(innermost).places[0];
    if (run?.stopped && !this.#isWanted(stack)) {
      run.acts();
      throw interrupted();
    }
    if (run === undefined || place === undefined || !areCalls(first + 1)) return null;
    const { cell, execution } = run;
    // Nobody else can know it: by the time that a packet crosses, the next run may have begun.
    const during = this.#running.has(run) ? execution : ([...this.#running].at(-1)?.execution ?? null);
    return { cell, execution, line: place.line, ...(during !== execution && { during }) };
  }
}

// One execution of a cell: its code, its own view of everything that it can use, and what it shows. What it opened may
// live on after its last line, until the run is disposed.
import { cellConsole } from './cell-console.ts';
import type { ReadStack } from './cell-error.ts';
import { CellResources } from './cell-resources.ts';
import { cellSocket } from './cell-socket.ts';
import { cellTimers } from './cell-timers.ts';
import { deepStack } from './deep-stack.ts';
import { displayed } from './display.ts';
import { evaluate } from './evaluate.ts';
import type { FaultAsks } from '../modules/fault-asks.ts';
import { platform } from './platform.ts';
import { DisplayHandle, labModule } from '../modules/lab-module.ts';
import { interrupted } from '../modules/lab-waiting.ts';
import { isLabError, LabError } from '../lab-error.ts';
import { mqttModule } from '../modules/mqtt-module.ts';
import type { Library, MqttClient } from '../modules/mqtt-library.ts';
import { OutputBuffer } from './output-buffer.ts';
import type { CellError, CellId, FromKernel, KernelSettings } from '../protocol.ts';
import type { SharedScope } from './scope.ts';
import { RunNotices } from './run-notices.ts';
import { serialise, serialiseThrown } from './serialise.ts';
import { fileName, type CallingLine, type Place } from './stack-places.ts';
import { transpile, type CellHooks } from '../compile/transpile.ts';
import { unlessTooDeep } from '../compile/too-deep.ts';
import { randomToken } from '../random-token.ts';
import type { ImportedName } from '../compile/top-level.ts';

export interface RunHost {
  library: Library;
  /** What all cells find in the global object. */
  globals: Record<string, unknown>;
  scope: SharedScope;
  settings(): KernelSettings;
  post(message: FromKernel): void;
  readStack: ReadStack;
  /** Code of the run goes on now. */
  entered(run: CellRun): void;
  /** Stacks name the run's code so. */
  named(run: CellRun, name: string): void;
  /** The innermost line of any cell in `stack`. Throws an interruption when only runs that were stopped are in it. */
  callingLine(stack: string): CallingLine | null;
  /** Whether a cell that was not stopped has led to `stack`. */
  isWanted(stack: string): boolean;
  /** Calls `end` when the run of that cell is over. */
  endWith(run: CallingLine, end: () => void): void;
  /** Whether any run was stopped. */
  hasStopped(): boolean;
  /** As in MqttHost. */
  beginCallback(): () => void;
  /** When something last called back that had begun before the last Stop. */
  lastLateCallback(): number;
  faults: FaultAsks;
  /** Asks the wire worker for a connection in the name of this run. */
  openConnection(run: { cell: CellId; execution: number }, url: string, protocols: string[]): MessagePort;
}

export type Status = 'ok' | 'error' | 'interrupted';

/** Packets of a run whose line is looked for: reading a stack costs more than a packet. */
const mostPlaces = 5000;

/** How long a run may still tidy up, after Stop or after what was under way then has come, in milliseconds. */
const tidyTime = 300;

const modules = ['mqtt', 'lab'] as const;
type ModuleName = (typeof modules)[number];

export class CellRun {
  readonly cell: CellId;
  readonly execution: number;
  readonly token: string;
  readonly #host: RunHost;
  readonly #resources = new CellResources(() => this.acts());
  readonly #buffer: OutputBuffer;
  readonly #notices: RunNotices;
  readonly #modules: Record<ModuleName, Record<string, unknown>>;
  readonly #globals: Record<string, unknown>;
  #awaiting: Place | null = null;
  /** Reason Code of the last DISCONNECT that a broker has sent to a client of this run. */
  #disconnected: number | null = null;
  #ended = false;
  #placesLeft = mostPlaces;
  /** When Stop has ended it. */
  #stoppedAt: number | null = null;
  #toldThatItActs = false;
  #toSource: (line: number, column: number) => number | null = (_, column) => column;
  #stop: (status: Status) => void = () => undefined;

  constructor(cell: CellId, execution: number, token: string, host: RunHost) {
    this.cell = cell;
    this.execution = execution;
    this.token = token;
    this.#host = host;
    this.#buffer = new OutputBuffer({
      send: (outputs, dropped) => host.post({ type: 'outputs', cell, execution, outputs, dropped }),
      now: platform.now,
      flushLater: (milliseconds) => void platform.setTimeout(() => this.#buffer.flush(), milliseconds),
    });
    this.#notices = new RunNotices({
      cell,
      execution,
      post: (message) => host.post(message),
      declares: () => host.scope.declaredBy(cell),
      isOver: () => this.disposed,
    });
    const { waits } = this.#notices;
    const holds = (bytes: () => number): (() => void) => this.#notices.addHolder(bytes);
    const resources = this.#resources;
    const call = (work: () => void): void => this.#call(work);
    const WebSocket = cellSocket({
      resources,
      call,
      holds,
      heldBack: () => this.#notices.soon(),
      open: (url, protocols) => host.openConnection({ cell, execution }, url, protocols),
    });
    const report = (error: unknown): void => this.report(error);
    const display = (value: unknown, as: unknown): ((value: unknown) => void) => this.#display(value, as);
    this.#modules = {
      mqtt: mqttModule(host.library, {
        resources,
        WebSocket,
        place: () => this.#place(),
        endWith: (run, end) => {
          if (run.cell !== cell) host.endWith(run, end);
        },
        beginCallback: () => host.beginCallback(),
        waits,
        holds,
        // What a listener meets that a stopped run has left behind is nobody's error.
        report: (error) => isInterruption(error) || report(error),
        disconnected: (code) => (this.#disconnected = code),
      }),
      lab: labModule({
        settings: () => host.settings(),
        resources,
        waits,
        resumed: () => host.entered(this),
        returning: new WeakSet(),
        isClient: (value) => this.#isClient(value),
        display,
        // Faults end with the code: what still calls back afterwards may not leave one behind.
        setFault: (fault) => (this.#ended ? Promise.reject(interrupted()) : host.faults.set(this, fault)),
        endFault: (rule) => host.faults.end(this, rule),
      }),
    };
    const buffer = (): OutputBuffer | null => {
      if (!resources.disposed) return this.#buffer;
      this.acts();
      return null;
    };
    this.#globals = {
      ...host.globals,
      console: cellConsole({ buffer, readStack: host.readStack, now: platform.now }),
      WebSocket,
      ...cellTimers({ resources, call }),
    };
  }

  get disposed(): boolean {
    return this.#resources.disposed;
  }

  get stopped(): boolean {
    return this.#stoppedAt !== null;
  }

  /** As `dispose`, by the reader: what its code does from now on is not wanted. */
  stop(): void {
    this.#stoppedAt ??= platform.now();
    this.dispose();
  }

  /** Calls `end` when this run is over. */
  endWith(end: () => void): void {
    this.#resources.add(end);
  }

  /** Where a line and column of this run's code stand in the reader's TypeScript (see Transpiled). */
  toSource(line: number, column: number): number | null {
    return this.#toSource(line, column);
  }

  /** Runs the code; resolves when it has ended, was disposed or interrupted. Never rejects. */
  async execute(source: string): Promise<void> {
    const started = platform.now();
    this.#host.post({ type: 'started', cell: this.cell, execution: this.execution });
    const status = await new Promise<Status>((resolve) => {
      this.#stop = resolve;
      this.#evaluate(source).then(resolve, (error: unknown) => {
        if (!this.disposed) this.report(error);
        resolve(this.disposed ? 'interrupted' : 'error');
      });
    });
    this.#ended = true;
    this.#host.faults.end(this, null);
    try {
      this.#buffer.flush();
      this.#notices.tell();
    } finally {
      // Whatever the cell has put into what is told: its run is over, and the next one begins.
      const milliseconds = platform.now() - started;
      this.#host.post({ type: 'finished', cell: this.cell, execution: this.execution, status, milliseconds });
    }
  }

  /** Ends all that the run opened; if it is still running, it ends as interrupted. Idempotent. */
  dispose(): void {
    this.#resources.dispose();
    this.#stop('interrupted');
  }

  /** Shows an error that the cell did not handle. Nothing once the run is over. */
  report(error: unknown, otherwise: CellError['code'] = 'thrown'): void {
    if (this.disposed) return;
    const { error: shown, weight } = serialiseThrown(error, this.#host.readStack, otherwise);
    const place = isLabError(error) && error.facts.place ? { cell: this.cell, ...error.facts.place } : this.#awaiting;
    // An error that comes from a socket has no line of the cell in its stack: the cell waits at one.
    if (shown.stack.length === 0 && place && otherwise === 'thrown') shown.stack.push(place);
    if (this.#disconnected !== null && /^(Connection closed|client disconnecting)$/.test(shown.message)) {
      shown.code = 'mqtt-reason';
      shown.reason = { code: this.#disconnected, version: 5, packet: 'disconnect' };
    }
    this.#buffer.push({ kind: 'error', error: shown }, 2000 + weight);
  }

  async #evaluate(source: string): Promise<Status> {
    const { scope } = this.#host;
    // A name that another cell has declared is that cell's, also where the platform has one of the same name.
    const globals = Object.keys(this.#globals).filter((name) => !scope.hasFromOther(name, this.cell));
    const transpiled = transpile(source, globals, fileName(this.cell, this.token), `$lab${randomToken()}`);
    for (const module of transpiled.modules) this.#module(module);
    const hooks: Partial<CellHooks> = {
      globals: this.#globals,
      scope: scope.view({
        cell: this.cell,
        resolve: (name) => this.#resolve(name),
        read: (name, from) => this.#read(name, from),
      }),
      names: (accessors) => {
        scope.declare(this.cell, accessors, transpiled.imports);
        // From here on code of the cell runs, which needs no more of them than `import` and `at`.
        Object.assign(hooks, { scope: undefined, globals: undefined, names: undefined });
        this.#notices.soon();
      },
      import: (module) => Promise.resolve().then(() => this.#module(String(module))),
      at: (line, column, value) => {
        this.#awaiting = { cell: this.cell, line, column };
        return value;
      },
    };
    type Body = (hooks: Partial<CellHooks>) => () => Promise<[unknown] | undefined>;
    const { value, address, before } = unlessTooDeep(source, () => evaluate(transpiled.code));
    this.#toSource = (line, column) => transpiled.toSource(line, line === 1 ? column - before : column);
    this.#host.named(this, this.token);
    if (address !== null) this.#host.named(this, address);
    this.#host.entered(this);
    const result = await (value as Body)(hooks)();
    this.#awaiting = null;
    if (this.disposed) return 'interrupted';
    if (result !== undefined) this.#showResult(result[0]);
    return 'ok';
  }

  /** The innermost line of a cell that is being executed. A run that sends without end is not slowed down by it. */
  #place(): CallingLine | null {
    if (this.#placesLeft === 0 && !this.#host.hasStopped()) return null;
    this.#placesLeft = Math.max(0, this.#placesLeft - 1);
    return this.#host.callingLine(deepStack());
  }

  #isClient(value: unknown): value is MqttClient {
    return value instanceof this.#host.library.MqttClient;
  }

  #showResult(value: unknown): void {
    // `client.on(…)` and `display(…)` as last line give a client and a handle: nothing anyone wants to read.
    if (value === undefined || this.#isClient(value) || value instanceof DisplayHandle) return;
    const { value: shown, weight } = serialise(value, this.#host.readStack);
    this.#buffer.push({ kind: 'result', value: shown }, weight);
  }

  #display(value: unknown, as: unknown): (value: unknown) => void {
    const { shown, weight } = displayed(value, as, this.#host.readStack);
    const id = this.disposed ? 0 : this.#buffer.push(shown, weight);
    return (next) => {
      const replacing = displayed(next, as, this.#host.readStack);
      if (!this.disposed) this.#buffer.replace(id, replacing.shown, replacing.weight);
    };
  }

  #module(name: string): Record<string, unknown> {
    const known = modules.find((module) => module === name);
    if (known) return this.#modules[known];
    throw new LabError('ImportError', 'unknown-import', `${name} cannot be imported; ${modules.join(' and ')} can`, {
      details: { module: name, known: modules.join(', ') },
    });
  }

  #resolve({ module, imported }: ImportedName): unknown {
    const exports = this.#module(module);
    if (imported === '*') return exports;
    if (Object.hasOwn(exports, imported)) return exports[imported];
    const name = imported === 'default' ? 'default export' : `export ${imported}`;
    throw new LabError('ImportError', 'unknown-import', `the module ${module} has no ${name}`, {
      details: { module, name: imported },
    });
  }

  /** Runs a callback of the cell. */
  #call(work: () => void): void {
    if (this.disposed) return;
    this.#host.entered(this);
    try {
      work();
    } catch (error) {
      this.report(error);
    }
  }

  /** Code of this run does something after its end. If the reader has stopped it, the page ends the kernel. */
  acts(): void {
    if (this.#stoppedAt === null || this.#toldThatItActs) return;
    const since = Math.max(this.#stoppedAt, this.#host.lastLateCallback());
    if (platform.now() < since + tidyTime) return;
    if (this.#host.isWanted(deepStack())) return;
    this.#toldThatItActs = true;
    this.#host.post({ type: 'acts-on', cell: this.cell, execution: this.execution });
  }

  #read(name: string, from: CellId): void {
    if (this.disposed) this.acts();
    this.#notices.read(name, from);
  }
}

export function isInterruption(error: unknown): boolean {
  return isLabError(error) && error.code === interrupted().code;
}

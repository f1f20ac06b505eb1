// What the page, the sandbox and the kernel's worker say to each other. Data only: all of it survives structured clone.

import type { Chart } from './chart.ts';
import type { Language } from '../language.ts';

/** A cell's name, unique on its page: the file name for chapter cells, `scratch-1` … for scratch cells. */
export type CellId = string;

/** What the page tells the kernel about the surroundings of all cells. */
export interface KernelSettings {
  brokerUrl: string;
  /** Topic prefix of this reader, without a trailing slash: `lab/k3x9`. */
  namespace: string;
  language: Language;
}

export type ToKernel =
  | { type: 'configure'; settings: KernelSettings }
  /**
   * Disposes what the cell's last run opened, then runs `source` (TypeScript). What `around`, code of other cells, imports
   * the cell finds as its own.
   */
  | { type: 'execute'; cell: CellId; execution: number; source: string; around?: readonly string[] }
  /**
   * Ends the running cells and disposes what they opened; with none running, disposes what all cells have left open.
   * The page kills a worker that does not answer `interrupted`.
   */
  | { type: 'interrupt' }
  /** Disposes what a cell opened (its clients, sockets, timers, listeners). */
  | { type: 'dispose'; cell: CellId };

export type FromKernel =
  | { type: 'ready' }
  | { type: 'started'; cell: CellId; execution: number }
  | {
      type: 'outputs';
      cell: CellId;
      execution: number;
      outputs: Output[];
      /** Lines dropped so far, in total. */ dropped: number;
    }
  /** What a cell waits for now (`null`: nothing that we know of), and how many bytes its clients have still to send. */
  | { type: 'waiting'; cell: CellId; execution: number; wait: Wait | null; held?: number }
  | { type: 'finished'; cell: CellId; execution: number; status: 'ok' | 'error' | 'interrupted'; milliseconds: number }
  /**
   * The names a cell declares and the names of other cells it has read so far, each with the cell that declared it.
   * Sent again when they change.
   */
  | { type: 'names'; cell: CellId; declares: string[]; reads: { name: string; from: CellId }[] }
  /** Code of a run that Stop has ended goes on doing things: the page ends the worker. */
  | { type: 'acts-on'; cell: CellId; execution: number }
  | { type: 'interrupted' }
  /** While cells run: their worker gets on, however much it has to do. Code that does not end leaves it no time to say so. */
  | { type: 'alive' };

/** Between the page and the sandbox. Handed over with the ports: [kernel port, wire port]. */
export type ToSandbox =
  /** Starts (or after a kill: starts again) the worker; the two ports go straight into it. */
  | { type: 'start'; code?: string }
  /** `worker.terminate()`: ends code that does not listen. */
  | { type: 'kill' };
export type FromSandbox =
  | { type: 'loaded' }
  /** `message`: empty where the browser gives none. `blocked`: the directive of a policy that forbids the worker. */
  | { type: 'failed'; message: string; blocked?: string };

/** First message into the worker, with its two ports transferred: [page, wire]. */
export interface KernelPorts {
  type: 'ports';
  page: MessagePort;
  wire: MessagePort;
}

export type Wait =
  | { for: 'messages'; count: number; came: number; clientId: string; within: number }
  | { for: 'sleep'; milliseconds: number }
  | { for: 'condition'; within: number }
  | { for: 'connect'; url: string };

/** One output of a cell. `id` names an output that a later one with the same id replaces in place. */
export type Output = { id: number } & (
  | { kind: 'log'; level: 'log' | 'info' | 'warn' | 'error' | 'debug'; values: Value[]; repeat?: number }
  | { kind: 'result'; value: Value }
  | { kind: 'display'; as: 'auto' | 'tree'; value: Value }
  | { kind: 'display'; as: 'table'; columns: string[]; rows: Value[][]; moreRows: number }
  | { kind: 'display'; as: 'text'; text: string }
  | { kind: 'display'; as: 'image'; mime: string; bytes: Uint8Array }
  | { kind: 'display'; as: 'element'; element: ElementNode }
  | { kind: 'display'; as: 'chart'; chart: Chart }
  | { kind: 'error'; error: CellError }
);

export interface ElementNode {
  tag: string;
  attributes: Record<string, string>;
  children: (ElementNode | string)[];
}

/**
 * A JavaScript value taken apart for showing: bounded in depth, width and length; cycles and getters are named, never
 * followed.
 */
export type Value =
  | { type: 'string'; text: string; length: number /* full length; text may be cut */ }
  | {
      type: 'number' | 'bigint' | 'boolean' | 'undefined' | 'null' | 'symbol' | 'function' | 'date' | 'regexp';
      text: string;
    }
  | { type: 'bytes'; name: string; bytes: Uint8Array /* the first ones */; length: number }
  | { type: 'array'; name: string; length: number; items: Value[] }
  | { type: 'object'; name: string; size: number; entries: { key: string; value: Value }[] }
  | { type: 'map'; name: string; size: number; entries: { key: Value; value: Value }[] }
  | { type: 'error'; error: CellError }
  | { type: 'circular' | 'getter' | 'deep' | 'thrower'; text: string };

export interface CellError {
  name: string;
  message: string;
  /** Why, as data, so that the page can say it in the reader's language. */
  code:
    | 'syntax'
    | 'thrown'
    | 'unhandled-rejection'
    | 'unknown-import'
    | 'timeout'
    | 'broker-unreachable'
    | 'address-refused'
    | 'mqtt-reason'
    | 'interrupted'
    | 'bad-fault'
    | 'cannot-start'
    | 'out-of-resources';
  /** The MQTT Reason Code, or CONNACK return code of 3.1.1, with the version it was received in. */
  reason?: { code: number; version: 4 | 5; packet: string };
  /** What was thrown, where that is no error. */
  thrown?: Value;
  /** What an error has beside name, message and stack: its cause, the errors that it gathers, properties of its own. */
  carries?: { key: string; value: Value }[];
  /** Further facts the message is made of (import name, address, counts …). */
  details?: Record<string, string | number>;
  /** Places in the reader's TypeScript, innermost first. Lines and columns from 1. */
  stack: { cell: CellId; line: number; column?: number }[];
}

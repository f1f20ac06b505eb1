// The module `lab`, as a cell imports it. This file is what the editor shows and what the chapters are checked against.
declare module 'lab' {
  import type { MqttClient, IPublishPacket } from 'mqtt';

  /** The WebSocket address of the broker chosen in the header, with user name and password where one was given. */
  export const brokerUrl: string;

  /** `name` inside the reader's own namespace: `topic('a/b')` → `lab/k3x9/a/b`. Wildcards are kept: `topic('+/b')`. */
  export function topic(name: string): string;

  /** Shows `value` under the cell; `update` replaces it in place. */
  export function display(value: unknown, options?: DisplayOptions): DisplayHandle;
  export interface DisplayOptions {
    /** How to show it: rows of objects as a `table`, a `text`, an `image` (bytes or data URL), `html` parts by `element`. Default: by type. */
    as?: 'auto' | 'table' | 'text' | 'image' | 'tree';
  }
  export interface DisplayHandle {
    update(value: unknown): void;
  }
  /**
   * Builds an element for `display`: `element('p', { style: 'color: red' }, 'text', element('b', {}, 'bold'))`. HTML and SVG without
   * links, scripts, forms, classes and ids; an element or attribute that cannot be shown is an error.
   */
  export function element(
    tag: string,
    attributes?: Record<string, string | number>,
    ...children: (DisplayElement | string | number)[]
  ): DisplayElement;
  export interface DisplayElement {
    readonly tag: string;
    readonly attributes: Record<string, string | number>;
    readonly children: readonly (DisplayElement | string | number)[];
  }

  /** Resolves after `ms` milliseconds; ends with the cell. */
  export function sleep(ms: number): Promise<void>;

  /**
   * Listens from this moment on and resolves with the next `count` messages of `client`, or rejects with a `TimeoutError` that says how many came;
   * also rejects when the client cannot connect.
   * Call it before the messages can come: on a client that resumes a session, right after `mqtt.connect(…)`.
   */
  export function messages(client: MqttClient, count: number, options?: MessagesOptions): Promise<Message[]>;
  export interface MessagesOptions {
    /** Milliseconds, default 5000. */
    within?: number;
    /** Take only messages whose Topic Name matches this Topic Filter. */
    filter?: string;
  }
  export interface Message {
    topic: string;
    /** The payload as UTF-8 text. */
    text: string;
    payload: Uint8Array;
    qos: 0 | 1 | 2;
    retain: boolean;
    dup: boolean;
    packet: IPublishPacket;
  }
}

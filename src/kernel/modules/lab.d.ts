// The module `lab`, as a cell imports it. This file is what the editor shows and what the chapters are checked against.
declare module 'lab' {
  import type { MqttClient, IConnackPacket, IPublishPacket } from 'mqtt';

  /**
   * The WebSocket address of the broker chosen in the header. User name and password are not in it: where they were
   * given, the page puts them into the CONNECT of a client that goes there and brings none.
   */
  export const brokerUrl: string;

  /** `name` inside the reader's own namespace: `topic('a/b')` → `lab/k3x9/a/b`. Wildcards are kept: `topic('+/b')`. */
  export function topic(name: string): string;

  /** Shows `value` under the cell; `update` replaces it in place. */
  export function display(value: unknown, options?: DisplayOptions): DisplayHandle;
  export interface DisplayOptions {
    /**
     * How to show it: rows of objects as a `table`, a `text`, an `image` (bytes or data URL), `html` parts by
     * `element`. Default: by type.
     */
    as?: 'auto' | 'table' | 'text' | 'image' | 'tree';
  }
  export interface DisplayHandle {
    update(value: unknown): void;
  }
  /**
   * Builds an element for `display`: `element('p', { style: 'color: red' }, 'text', element('b', {}, 'bold'))`. HTML
   * and SVG without links, scripts, forms, classes and ids; an element or attribute that cannot be shown is an error.
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

  /**
   * A chart for `display`: `const chart = display(bars({ ines: 4, jan: 3 }))`; as the run goes on,
   * `chart.update(bars(…))` draws it anew. At most 50 bars.
   */
  export function bars(values: Record<string, number> | ReadonlyMap<string, number>, options?: ChartOptions): Chart;
  /**
   * Lines for `display`, each a list of values, or of `[x, y]`: `lines({ sent: [3, 4, 4], came: [2, 2, 9] })`. At most
   * eight; of a long one the lowest and highest points are drawn.
   */
  export function lines(
    series: LinePoints | Record<string, LinePoints> | ReadonlyMap<string, LinePoints>,
    options?: ChartOptions & { /** What x is. */ along?: string },
  ): Chart;
  export type LinePoints = ArrayLike<number> | readonly (readonly [x: number, y: number])[];
  /** For `display`: how many of `values` lie in each of `bins` (20) equal parts between the lowest and the highest. */
  export function histogram(values: ArrayLike<number>, options?: ChartOptions & { bins?: number }): Chart;
  export interface ChartOptions {
    title?: string;
    /** Of the values: `ms`. */
    unit?: string;
  }
  /** What `display` draws, with a table of the same numbers. What is no finite number is left out and counted. */
  export interface Chart {
    readonly form: 'bars' | 'lines' | 'histogram';
  }

  /**
   * Disturbs the wire of this page on purpose, until this run of the cell has ended or `end()` is called; resolves when
   * the fault is in force. `await fault('drop', { filter: 'mqtt.msgtype == PUBACK' })` loses the next PUBACK.
   */
  export function fault(kind: FaultKind, options?: FaultOptions): Promise<Fault>;
  /**
   * `drop`: it goes no further. `delay`: it goes on later, and what follows waits behind it. `throttle`: it takes its
   * time, so many bytes a second in each direction of a connection. `duplicate`: it goes on twice. `reorder`: it goes on
   * behind the next one. `truncate`: only its first bytes go on. `corrupt`: one byte goes on turned over. `cut`: the
   * connection ends at it. `stop-reading`: from it on everything waits until the fault ends. A delay and a throttle for
   * all packets (`times: Infinity`) make a slow link: what happens to single packets happens beside them.
   */
  export type FaultKind =
    'drop' | 'delay' | 'throttle' | 'duplicate' | 'reorder' | 'truncate' | 'corrupt' | 'cut' | 'stop-reading';
  export interface FaultOptions {
    /**
     * Which packets, as a display filter: `mqtt.msgtype == PUBLISH && mqtt.topic contains "qos"`. Default: every
     * packet.
     */
    filter?: string;
    /** How many packets it meets; `Infinity` = all. Default 1. */
    times?: number;
    /**
     * Only packets of this client, or of the client with this Client Identifier. Default: of all clients of the page.
     */
    client?: MqttClient | string;
    /** Default `both`. */
    direction?: 'to-broker' | 'to-client' | 'both';
    /**
     * How likely it meets a packet, above 0 and up to 1: a bad link loses one packet in ten with
     * `fault('drop', { chance: 0.1, times: Infinity })`. Default 1.
     */
    chance?: number;
    /** With the same seed, a whole number, chance falls in the same way again. Default: by chance. */
    seed?: number;
    /** For `delay`, default 1000. */
    milliseconds?: number;
    /** For `delay`: up to so many milliseconds more, by chance. Default 0. */
    jitter?: number;
    /** For `throttle`, default 1000. */
    bytesPerSecond?: number;
    /** For `truncate`: bytes that go on, default 1. */
    keep?: number;
    /** For `corrupt`: the place of the byte in the packet, from 0. Default 0. */
    offset?: number;
    /** For `cut`: whether the packet itself is lost too. Default true. */
    dropped?: boolean;
  }
  export interface Fault {
    /** Takes the fault away before the run has ended. */
    end(): void;
  }

  /** Resolves after `ms` milliseconds; ends with the cell. */
  export function sleep(ms: number): Promise<void>;

  /**
   * Resolves when `condition()` is true; rejects with a `TimeoutError` when it does not come true in time:
   * `await until(() => seen.length === 3)`.
   */
  export function until(condition: () => boolean, options?: { within?: number }): Promise<void>;

  /**
   * Resolves with the next CONNACK that accepts `client`; rejects with the reason when it cannot come. Call it right
   * after `mqtt.connect(…)`. A broker may still be clearing up after the last connection of this Client Identifier and
   * say Server busy (0x89): then the client tries again.
   */
  export function connected(client: MqttClient, options?: { within?: number }): Promise<IConnackPacket>;

  /**
   * Listens from this moment on and resolves with the next `count` messages of `client`, or rejects with a
   * `TimeoutError` that says how many came; also rejects when the client cannot connect. Call it before the messages
   * can come: on a client that resumes a session, right after `mqtt.connect(…)`.
   */
  export function messages(client: MqttClient, count: number, options?: MessagesOptions): Promise<Message[]>;
  /** Everything that `client` receives from now on: a list that grows. Without the markers of `settled`. */
  export function received(client: MqttClient, options?: { filter?: string }): Message[];
  /**
   * Resolves when nothing more can come to `subscribers` of what `publisher` has sent so far to these Topic Names with
   * this QoS. For that it subscribes them once `publisher` has an answer to a ping, has `publisher` send a
   * marker to each topic, and waits for the markers: a
   * message does not overtake an earlier one of the same publisher, topic and QoS.
   */
  export function settled(
    subscribers: MqttClient | MqttClient[],
    publisher: MqttClient,
    topics: string | string[],
    options?: SettledOptions,
  ): Promise<void>;
  export interface SettledOptions {
    /** Default 0. A list has a marker for each. */
    qos?: 0 | 1 | 2 | (0 | 1 | 2)[];
    /** False: they have subscribed already, with this QoS. */
    subscribe?: boolean;
    /** Milliseconds, default 5000. */
    within?: number;
  }
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

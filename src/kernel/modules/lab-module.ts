// The module `lab` as one run sees it; lab.d.ts is its contract.
import type { Message, MessagesOptions } from 'lab';
import { parseShare, topicMatches } from '../../mqtt/topic.ts';
import type { CellResources } from '../worker/cell-resources.ts';
import { DisplayElement } from '../worker/element.ts';
import { platform } from '../worker/platform.ts';
import { LabError } from '../lab-error.ts';
import { setFault, type FaultHost } from './lab-fault.ts';
import type { IPublishPacket } from './mqtt-library.ts';
import { dataProperty, shortText } from '../worker/plain-text.ts';
import type { KernelSettings } from '../protocol.ts';
import type { Waits } from '../worker/waits.ts';

export interface LabHost extends FaultHost {
  settings(): KernelSettings;
  resources: CellResources;
  waits: Waits;
  /** What the cell waits for is over: its code goes on now. */
  resumed(): void;
  /** Shows a value; the returned function shows another in its place. */
  display(value: unknown, as: unknown): (value: unknown) => void;
}

/** What `display` gives; a class, so that a cell which ends with `display(…)` does not show it as its result. */
export class DisplayHandle {
  readonly update: (value: unknown) => void;

  constructor(update: (value: unknown) => void) {
    this.update = update;
  }
}

export function labModule(host: LabHost): Record<string, unknown> {
  return {
    get brokerUrl() {
      return host.settings().brokerUrl;
    },
    topic: (name: string) => `${host.settings().namespace}/${name}`,
    display: (value: unknown, options?: { as?: unknown }) => {
      return new DisplayHandle(host.display(value, dataProperty(options, 'as')));
    },
    element: (tag: unknown, attributes?: unknown, ...children: unknown[]) =>
      new DisplayElement(tag, attributes, children),
    fault: (kind: unknown, options?: unknown) => setFault(host, kind, options),
    sleep: (milliseconds: number) => sleep(host, milliseconds),
    messages: (client: unknown, count: number, options?: MessagesOptions) => messages(host, client, count, options),
  };
}

function sleep(host: LabHost, milliseconds: number): Promise<void> {
  const wait = host.waits.begin({ for: 'sleep', milliseconds });
  return waiting(host, (resolve) => {
    const timer = platform.setTimeout(() => resolve(undefined), milliseconds);
    return () => {
      platform.clearTimeout(timer);
      wait.end();
    };
  });
}

function messages(host: LabHost, client: unknown, count: number, options: MessagesOptions = {}): Promise<Message[]> {
  const { within = 5000, filter: given } = options;
  // Messages of a Shared Subscription come with their own Topic Names.
  const filter = given === undefined ? undefined : (parseShare(given)?.filter ?? given);
  if (!host.isClient(client)) throw new TypeError('messages(client, count): client is no MQTT client');
  if (!Number.isInteger(count) || count < 1)
    throw new RangeError('messages(client, count): count is a whole number from 1');
  const came: Message[] = [];
  // A cell can write anything into the options.
  const clientId = shortText(client.options.clientId ?? '');
  const told = () => ({ for: 'messages', count, came: came.length, clientId, within }) as const;
  const wait = host.waits.begin(told());
  return waiting(host, (resolve, reject) => {
    const onMessage = (topic: string, payload: Uint8Array, packet: IPublishPacket): void => {
      if (filter !== undefined && !topicMatches(filter, topic)) return;
      came.push(message(topic, payload, packet));
      wait.update(told());
      if (came.length === count) resolve(came);
    };
    // A client that was refused gets no messages: waiting for the time limit would hide why.
    const onError = (error: unknown): void => {
      if (!client.connected) reject(error);
    };
    const timer = platform.setTimeout(() => reject(tooFew(count, came.length, within)), within);
    client.on('message', onMessage);
    client.on('error', onError);
    return () => {
      platform.clearTimeout(timer);
      client.off('message', onMessage);
      client.off('error', onError);
      wait.end();
    };
  });
}

function message(topic: string, payload: Uint8Array, packet: IPublishPacket): Message {
  const { qos, retain, dup } = packet;
  return { topic, text: new TextDecoder().decode(payload), payload, qos, retain, dup, packet };
}

function tooFew(count: number, came: number, within: number): LabError {
  return new LabError('TimeoutError', 'timeout', `${came} of ${count} messages came within ${within} ms`, {
    details: { count, came, within },
  });
}

/**
 * A promise that ends with the run: it then rejects as interrupted. `start` returns what is to be done at the end,
 * however the end comes.
 */
function waiting<T>(
  host: LabHost,
  start: (resolve: (value: T) => void, reject: (error: unknown) => void) => () => void,
): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const settle = (last: () => void): void => {
    stop();
    forget();
    host.resumed();
    last();
  };
  const stop = start(
    (value) => settle(() => resolve(value)),
    (error) => settle(() => reject(error)),
  );
  const forget = host.resources.add(() => {
    stop();
    // Nobody may be listening any more.
    promise.catch(() => undefined);
    reject(interrupted());
  });
  return promise;
}

export function interrupted(): LabError {
  return new LabError('Interrupted', 'interrupted', 'this run of the cell has ended');
}

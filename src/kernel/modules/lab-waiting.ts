// How the functions of `lab` wait: never longer than they say, and never longer than the run of the cell.
import { LabError, type LabErrorFacts } from '../lab-error.ts';
import { dataProperty, shortText } from '../worker/plain-text.ts';
import { platform } from '../worker/platform.ts';
import type { CellResources } from '../worker/cell-resources.ts';
import type { Waits } from '../worker/waits.ts';
import type { IConnackPacket, MqttClient } from './mqtt-library.ts';

export interface WaitHost {
  resources: CellResources;
  waits: Waits;
  isClient: (value: unknown) => value is MqttClient;
  /** The clients that will try again in a moment. */
  returning: WeakSet<MqttClient>;
  /** What the cell waits for is over: its code goes on now. */
  resumed(): void;
}

export const patience = 5000;
/** Milliseconds after which a client that was refused as too early comes again. */
const returnTime = 150;
/** Milliseconds between two looks at a condition. */
const lookTime = 10;

/**
 * A promise that ends with the run: it then rejects as interrupted. `start` returns what is to be done at the end,
 * however the end comes.
 */
export function waiting<T>(
  host: WaitHost,
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

export function sleep(host: WaitHost, milliseconds: number): Promise<void> {
  const wait = host.waits.begin({ for: 'sleep', milliseconds });
  return waiting(host, (resolve) => {
    const timer = platform.setTimeout(() => resolve(undefined), milliseconds);
    return () => {
      platform.clearTimeout(timer);
      wait.end();
    };
  });
}

/** Resolves when `condition` is true: looks at it again and again, as it may depend on anything. */
export function until(host: WaitHost, condition: unknown, options: unknown): Promise<void> {
  if (typeof condition !== 'function') throw new TypeError('until(condition): condition is no function');
  const within = withinOf(options);
  const wait = host.waits.begin({ for: 'condition', within });
  return waiting(host, (resolve, reject) => {
    const end = platform.now() + within;
    let timer = 0;
    const look = (): void => {
      try {
        if ((condition as () => unknown)()) resolve();
        else if (platform.now() >= end)
          reject(timeout('condition', within, `the condition did not come true within ${within} ms`));
        else timer = platform.setTimeout(look, lookTime);
      } catch (error) {
        reject(error);
      }
    };
    timer = platform.setTimeout(look, 0);
    return () => {
      platform.clearTimeout(timer);
      wait.end();
    };
  });
}

/** Resolves with the next CONNACK that accepts the client. */
export function connected(host: WaitHost, client: unknown, options: unknown): Promise<IConnackPacket> {
  if (!host.isClient(client)) throw new TypeError('connected(client): client is no MQTT client');
  const within = withinOf(options);
  const wait = host.waits.begin({ for: 'connect', url: shortText(dataProperty(client.options, 'href') ?? '') });
  return waiting(host, (resolve, reject) => {
    const onClose = (): void => {
      if (client.options.reconnectPeriod !== 0 || host.returning.has(client)) return;
      reject(timeout('closed', within, 'the connection was closed before CONNACK came'));
    };
    const timer = platform.setTimeout(
      () => reject(timeout('connack', within, `no CONNACK within ${within} ms`)),
      within,
    );
    const forget = onRefusal(host, client, reject);
    client.on('connect', resolve);
    client.on('close', onClose);
    return () => {
      platform.clearTimeout(timer);
      forget();
      client.off('connect', resolve);
      client.off('close', onClose);
      wait.end();
    };
  });
}

/**
 * Calls `refused` with the error of a client that cannot connect. One that has come too early for the broker, which
 * still clears up after its last connection (Server busy), tries again instead. Returns how to end this.
 */
export function onRefusal({ returning }: WaitHost, client: MqttClient, refused: (error: unknown) => void): () => void {
  let timer: number | null = null;
  const onError = (error: unknown): void => {
    if (client.connected) return;
    if (!isTooEarly(error)) {
      refused(error);
      return;
    }
    if (returning.has(client)) return;
    returning.add(client);
    timer = platform.setTimeout(() => {
      timer = null;
      returning.delete(client);
      if (!client.connected && !client.disconnecting) client.connect();
    }, returnTime);
  };
  client.on('error', onError);
  return () => {
    if (timer !== null && returning.delete(client)) platform.clearTimeout(timer);
    client.off('error', onError);
  };
}

/** CONNACK with Server busy, or with the return code of 3.1.1 that is nearest to it. */
function isTooEarly(error: unknown): boolean {
  const code = dataProperty(error, 'code');
  const isConnack = String(dataProperty(error, 'message')).startsWith('Connection refused');
  return isConnack && (code === 0x89 || code === 3);
}

export function withinOf(options: unknown): number {
  const within = dataProperty(options, 'within') ?? patience;
  if (typeof within !== 'number' || !(within >= 0)) throw new RangeError('within is a number of milliseconds');
  return within;
}

/** `what` did not come. */
export function timeout(
  what: string,
  within: number,
  message: string,
  details: LabErrorFacts['details'] = {},
): LabError {
  return new LabError('TimeoutError', 'timeout', message, { details: { what, within, ...details } });
}

export function interrupted(): LabError {
  return new LabError('Interrupted', 'interrupted', 'this run of the cell has ended');
}

// `fault` of the module `lab`: turns what a cell gives into a request for the wire. lab.d.ts is its contract.
import type { FaultAction, FaultRequest } from '../../wire/kernel-protocol.ts';
import type { MqttClient } from './mqtt-library.ts';
import { dataProperty, shortText } from '../worker/plain-text.ts';

export interface FaultHost {
  isClient: (value: unknown) => value is MqttClient;
  setFault(fault: FaultRequest): Promise<number>;
  endFault(rule: number): void;
}

const kinds = [
  'drop',
  'delay',
  'throttle',
  'duplicate',
  'reorder',
  'truncate',
  'corrupt',
  'cut',
  'stop-reading',
] as const;
const directions = ['to-broker', 'to-client', 'both'] as const;

/** Resolves with the handle when the fault is in force. */
export async function setFault(host: FaultHost, kind: unknown, options: unknown): Promise<{ end: () => void }> {
  const rule = await host.setFault(requestOf(host, kind, options));
  return { end: () => host.endFault(rule) };
}

function requestOf(host: FaultHost, kind: unknown, options: unknown): FaultRequest {
  const option = (name: string): unknown => dataProperty(options, name);
  const filter = option('filter') ?? '';
  if (typeof filter !== 'string') throw new TypeError('fault(…): filter is a text, such as "mqtt.msgtype == PUBACK"');
  const direction = directions.find((known) => known === (option('direction') ?? 'both'));
  if (direction === undefined) throw new TypeError(`fault(…): direction is one of ${directions.join(', ')}`);
  const times = option('times') ?? 1;
  if (times !== Infinity && !isCount(times, 1))
    throw new RangeError('fault(…): times is a whole number from 1, or Infinity');
  const chance = option('chance') ?? 1;
  if (typeof chance !== 'number' || !(chance > 0 && chance <= 1))
    throw new RangeError('fault(…): chance is a number above 0 and up to 1');
  const seed = option('seed') ?? null;
  if (seed !== null && !Number.isSafeInteger(seed)) throw new RangeError('fault(…): seed is a whole number');
  return {
    action: actionOf(kind, option),
    chance,
    seed: seed as number | null,
    clientId: clientIdOf(host, option('client')),
    direction,
    filter,
    times: times === Infinity ? null : times,
  };
}

function actionOf(given: unknown, option: (name: string) => unknown): FaultAction {
  const kind = kinds.find((known) => known === given);
  const count = (name: string, otherwise: number): number => {
    const value = option(name) ?? otherwise;
    if (!isCount(value, 0)) throw new RangeError(`fault('${kind ?? ''}'): ${name} is a whole number from 0`);
    return value;
  };
  switch (kind) {
    case 'drop':
    case 'duplicate':
    case 'reorder':
    case 'stop-reading':
      return { kind };
    case 'delay':
      return { kind, milliseconds: count('milliseconds', 1000), jitter: count('jitter', 0) };
    case 'throttle':
      return { kind, bytesPerSecond: Math.max(1, count('bytesPerSecond', 1000)) };
    case 'truncate':
      return { kind, keep: count('keep', 1) };
    case 'corrupt':
      return { kind, offset: count('offset', 0) };
    case 'cut':
      return { kind, dropped: option('dropped') !== false };
    case undefined:
      throw new TypeError(`fault(kind): kind is one of ${kinds.join(', ')}`);
  }
}

function clientIdOf(host: FaultHost, client: unknown): string | null {
  if (client === undefined) return null;
  if (typeof client === 'string') return client;
  if (host.isClient(client)) return client.options.clientId === undefined ? null : shortText(client.options.clientId);
  throw new TypeError('fault(…): client is an MQTT client or its Client Identifier');
}

function isCount(value: unknown, least: number): value is number {
  return Number.isSafeInteger(value) && (value as number) >= least;
}

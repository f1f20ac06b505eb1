// A scenario: who connects, what they send and how fast. Its file is read by read-scenario.ts. Pure.
import type { ProtocolVersion, QoS } from '../mqtt/packet.ts';

/** What the field calls them. `mixed` is several of them at once. */
export const kinds = ['conn', 'pub', 'sub', 'point-to-point', 'fan-out', 'fan-in', 'shared'] as const;
export type Kind = (typeof kinds)[number];

export const payloadPatterns = ['zeros', 'text', 'random'] as const;
export type PayloadPattern = (typeof payloadPatterns)[number];

/**
 * How fast messages are sent. Open: at planned times, whatever the broker does. Closed: the next one when an earlier one
 * has come through, `window` of them at once for each publisher.
 */
export type Pace =
  | {
      loop: 'open';
      /** Messages a second, of all publishers of the part together. */
      rate: number;
      /** Milliseconds in which the rate rises from nothing. */
      ramp: number;
    }
  | { loop: 'closed'; window: number };

/** One kind of traffic. A scenario that is not mixed has one part. */
export interface Part {
  kind: Kind;
  /** Clients that only stay connected. */
  idle: number;
  publishers: number;
  subscribers: number;
  /** Templates (topic-template.ts): of each publisher, of each subscriber. */
  topic: string;
  filter: string;
  qos: QoS;
  payload: { size: number; pattern: PayloadPattern };
  /** Null where nobody publishes. */
  pace: Pace | null;
}

export interface Scenario {
  name: Kind | 'mixed';
  version: ProtocolVersion;
  /** Connections that are begun in a second. */
  connectRate: number;
  /** Seconds; 0 = off. */
  keepAlive: number;
  cleanStart: boolean;
  /** Template of the Client Identifiers. */
  clientId: string;
  /** Milliseconds of traffic that are not measured, before those that are. */
  warmUp: number;
  /** Milliseconds of traffic that are measured. */
  duration: number;
  /** Milliseconds without any answer after which the run no longer waits for messages that are still missing. */
  settle: number;
  parts: Part[];
}

export function clientsOf({ parts }: Scenario): number {
  return parts.reduce((sum, { idle, publishers, subscribers }) => sum + idle + publishers + subscribers, 0);
}

/** Messages a second that the plans of all parts ask for; null when a part has none, but a window. */
export function offeredRate({ parts }: Scenario): number | null {
  let rate = 0;
  for (const { pace } of parts) {
    if (pace?.loop === 'closed') return null;
    rate += pace?.rate ?? 0;
  }
  return rate;
}

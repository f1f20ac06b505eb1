// Session Expiry Interval and Message Expiry Interval as times on the broker's clock (milliseconds).
import type { Connect } from '../mqtt/packet.ts';
import type { BrokerOptions } from './options.ts';

/** Session Expiry Interval that means "never" (MQTT 5, 3.1.2.11.2). */
export const neverExpires = 0xffffffff;

/** Seconds that a session outlives its connection. */
export function sessionExpiryInterval(connect: Connect, options: BrokerOptions): number {
  if (connect.version === 5) return Math.min(connect.properties?.sessionExpiryInterval ?? 0, options.maxSessionExpiry);
  return connect.clean ? 0 : options.sessionExpiry311;
}

/** When a message published `now` expires; null = never. */
export function expiryTime(interval: number | undefined, now: number): number | null {
  return interval === undefined ? null : now + interval * 1000;
}

/**
 * Whether a message expired before it could go to anybody: it was held until PUBREL, or for another member of a group
 * [MQTT5-3.3.2-5]. A message that was published with 0 goes to the clients that are there at that moment.
 */
export function comesTooLate({ expiresAt }: { readonly expiresAt: number | null }, now: number): boolean {
  return expiresAt !== null && expiresAt < now;
}

export function hasExpired(expiresAt: number | null, now: number): boolean {
  return expiresAt !== null && expiresAt <= now;
}

/**
 * The interval to send on, in seconds: the received one less the time that the message has waited [MQTT5-3.3.2-6]. It
 * is 0 for a message that was published with 0, and for one that expired after its delivery had begun.
 */
export function remainingExpiry(expiresAt: number, now: number): number {
  // Less a microsecond: the clock has fractions, and a rounding error upwards would add a second.
  return Math.max(0, Math.ceil((expiresAt - now) / 1000 - 1e-6));
}

// Whether a connection on which nothing is sent lasts.
import type { Address } from '../../wire/address.ts';
import { connect } from './observe-mqtt.ts';
import type { IdleSeen } from './seen.ts';
import type { ProtocolVersion } from '../../mqtt/packet.ts';

/** Null: the broker did not accept once more. `begun` is called when the wait begins. */
export async function observeIdle(
  address: Address,
  version: ProtocolVersion,
  seconds: number,
  signal: AbortSignal,
  begun: () => void,
): Promise<IdleSeen | null> {
  const [answer, conversation] = await connect(address, version, signal);
  if (conversation === null || answer.kind !== 'connack') return null;
  const start = performance.now();
  begun();
  const heard = await conversation.next(() => false, seconds * 1000, signal);
  const cutAfter = heard === null ? null : Math.max(1, Math.round((performance.now() - start) / 1000));
  conversation.end();
  return { asked: seconds, cutAfter, serverKeepAlive: answer.serverKeepAlive };
}

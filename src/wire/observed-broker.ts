// Learns the state of the chosen broker from the connections of cells: a CONNACK that accepts is proof enough.
import { nameOf } from '../capture/broker-name.ts';
import type { CapturedPacket } from '../capture/captured-packet.ts';
import type { BrokerState } from './page-protocol.ts';

export class ObservedBroker {
  /** The state that the page was told last. */
  known: BrokerState = { state: 'unknown' };
  #connects = new Map<number, { time: number; version: 4 | 5 }>();

  /** The news in this packet, or null. `url` as `readAddress` returns it. */
  take(url: string, captured: CapturedPacket): BrokerState | null {
    const { packet, connection, time } = captured;
    if (packet?.type === 'CONNECT') this.#connects.set(connection, { time, version: packet.version });
    if (packet?.type !== 'CONNACK') return null;
    const connect = this.#connects.get(connection);
    this.#connects.delete(connection);
    if (connect === undefined || packet.reasonCode !== 0 || this.known.state === 'connected') return null;
    const { version } = connect;
    return { state: 'connected', roundTrip: time - connect.time, name: nameOf(url, packet, version), version };
  }
}

// Watches one client of MQTT.js and tells for each packet why it is sent: the line of the cell that called, or what the
// library does by itself. The library hands one packet object from the call to the socket; that object is what ties the
// two together.
import type { PacketCause } from '../../capture/packet-cause.ts';
import type { CauseNote } from '../../wire/kernel-protocol.ts';
import type { MqttClient, Packet } from './mqtt-library.ts';
import type { CallingLine } from '../worker/stack-places.ts';

const packetTypes: Readonly<Record<string, number>> = {
  connect: 1,
  publish: 3,
  puback: 4,
  pubrec: 5,
  pubrel: 6,
  pubcomp: 7,
  subscribe: 8,
  unsubscribe: 10,
  pingreq: 12,
  disconnect: 14,
  auth: 15,
};
const calls: Readonly<Record<string, string>> = {
  publish: 'publish',
  subscribe: 'subscribe',
  unsubscribe: 'unsubscribe',
  disconnect: 'end',
  pingreq: 'sendPing',
};

export class PacketCauses {
  readonly #place: () => CallingLine | null;
  readonly #places = new WeakMap<object, CallingLine>();
  /** Packets out of the store that had been sent before. */
  readonly #again = new WeakSet<object>();
  /** The lines that have published what was not yet sent, by Packet Identifier. */
  readonly #unsent = new Map<number, CallingLine>();
  #tell: (note: CauseNote) => void = () => undefined;
  #index = 0;
  #connections = 0;

  /** `place`: the innermost line of a cell that is being executed, null when the library acts by itself. */
  constructor(place: () => CallingLine | null) {
    this.#place = place;
  }

  /** A new connection begins, with CONNECT as its first packet; `tell` takes its notes. */
  begin(tell: (note: CauseNote) => void): void {
    this.#tell = tell;
    this.#index = 0;
    const place = this.#place();
    const call = this.#connections === 0 ? 'connect' : 'reconnect';
    this.#connections += 1;
    this.#note(1, place === null ? { by: 'library', why: 'reconnect' } : this.#called(place, call));
  }

  watch(client: MqttClient): void {
    // What all of publish, subscribe, unsubscribe and end go through, at once when they are called.
    const inner = client as unknown as { _sendPacket: (packet: Packet, ...rest: unknown[]) => unknown };
    const send = inner._sendPacket;
    const watched = (packet: Packet, ...rest: unknown[]): unknown => {
      const id = 'messageId' in packet ? (packet.messageId ?? 0) : 0;
      if (rest[2] === true) {
        // A copy, out of the store: sent before, or published while there was no connection.
        const place = this.#unsent.get(id);
        if (place === undefined) this.#again.add(packet);
        else this.#places.set(packet, place);
      } else {
        const place = this.#place();
        if (place !== null) this.#places.set(packet, place);
        if (packet.cmd === 'publish' && place !== null && id !== 0) this.#unsent.set(id, place);
      }
      return send.call(client, packet, ...rest);
    };
    Object.defineProperty(client, '_sendPacket', { value: watched, writable: true, configurable: true });
    client.on('packetsend', (packet) => this.#sent(packet));
  }

  #sent(packet: Packet): void {
    // Told when the connection began; the first one is sent before there is a client to watch.
    if (packet.cmd === 'connect') return;
    const cause = this.#causeOf(packet);
    if (cause === null) this.#index += 1;
    else this.#note(packetTypes[packet.cmd] ?? 0, cause);
  }

  #note(packetType: number, cause: PacketCause): void {
    this.#tell({ index: this.#index, packetType, cause });
    this.#index += 1;
  }

  #causeOf(packet: Packet): PacketCause | null {
    const place = this.#places.get(packet);
    const again = this.#again.has(packet);
    if ('messageId' in packet) this.#unsent.delete(packet.messageId ?? 0);
    switch (packet.cmd) {
      case 'puback':
      case 'pubrec':
      case 'pubcomp':
        return { by: 'library', why: 'acknowledgement' };
      case 'pubrel':
        return { by: 'library', why: again ? 'redelivery' : 'acknowledgement' };
      case 'publish':
        if (again) return { by: 'library', why: 'redelivery' };
        break;
      case 'pingreq':
        if (place === undefined) return { by: 'library', why: 'keep-alive' };
        break;
      case 'subscribe':
        if (place === undefined) return { by: 'library', why: 'resubscribe' };
        break;
      default:
    }
    return place === undefined ? null : this.#called(place, calls[packet.cmd] ?? packet.cmd);
  }

  #called({ cell, execution, line, during }: CallingLine, call: string): PacketCause {
    return { by: 'call', cell, execution, line, call, ...(during !== undefined && { during }) };
  }
}

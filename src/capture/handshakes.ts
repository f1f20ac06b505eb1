// Which packets carry one message between one client and the broker: PUBLISH → PUBACK, or PUBLISH → PUBREC → PUBREL → PUBCOMP.
// Pure. A redelivery goes on with the handshake that it repeats, also over a later connection of the client.
import type { Packet } from '../mqtt/packet.ts';
import type { CapturedPacket } from './captured-packet.ts';

export interface Handshake {
  /** Numbers of its packets, in order. */
  packets: number[];
  /** Its last acknowledgement has gone through. */
  complete: boolean;
}

/** By packet number. `laneOf`: the same text for all packets of one client. */
export function joinHandshakes(
  packets: readonly CapturedPacket[],
  laneOf: (captured: CapturedPacket) => string,
): ReadonlyMap<number, Handshake> {
  const joined = new Map<number, Handshake>();
  const open = new Map<string, Handshake>();
  for (const captured of packets) {
    const { packet, fault, number } = captured;
    const step = packet === null ? null : stepOf(packet);
    if (step === null) continue;
    if (fault?.kind === 'duplicate') {
      join(joined.get(fault.of));
      continue;
    }
    // Ids of the two directions have nothing to do with each other. [MQTT5-2.2.1]
    const sender = (captured.direction === 'to-broker') === step.bySender ? 'client' : 'broker';
    const key = `${sender} ${step.packetId} ${laneOf(captured)}`;
    if (step.begins && !(step.again && open.has(key))) open.set(key, { packets: [], complete: false });
    const handshake = open.get(key);
    join(handshake);
    if (!step.ends || handshake === undefined || isLost(captured)) continue;
    handshake.complete = true;
    open.delete(key);

    function join(to: Handshake | undefined): void {
      if (to === undefined) return;
      to.packets.push(number);
      joined.set(number, to);
    }
  }
  return joined;
}

interface Step {
  packetId: number;
  /** Sent by the sender of the message, not by its receiver. */
  bySender: boolean;
  begins: boolean;
  again: boolean;
  ends: boolean;
}

function stepOf(packet: Packet): Step | null {
  const common = { bySender: false, begins: false, again: false, ends: false };
  switch (packet.type) {
    case 'PUBLISH':
      if (packet.packetId === undefined) return null;
      return { ...common, packetId: packet.packetId, bySender: true, begins: true, again: packet.dup };
    case 'PUBREC':
      // An error ends it: no PUBREL follows. [MQTT5-4.3.3]
      return { ...common, packetId: packet.packetId, ends: packet.reasonCode >= 0x80 };
    case 'PUBREL':
      return { ...common, packetId: packet.packetId, bySender: true };
    case 'PUBACK':
    case 'PUBCOMP':
      return { ...common, packetId: packet.packetId, ends: true };
    default:
      return null;
  }
}

/** It has not reached the other side, as far as the wire knows. */
export function isLost({ fault }: CapturedPacket): boolean {
  return fault?.kind === 'dropped' || (fault?.kind === 'cut' && fault.dropped);
}

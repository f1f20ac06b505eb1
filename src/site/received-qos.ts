// What a run shows about the QoS that arrived: read from the PUBLISH packets that the broker sent.
import type { QoS } from '../mqtt/packet.ts';
import type { CapturedPacket } from '../capture/captured-packet.ts';

/** `p<published>s<subscribed>` (the end of the Topic Name) → the QoS of the PUBLISH to the client. */
export function receivedQoS(packets: readonly CapturedPacket[]): Map<string, QoS> {
  const received = new Map<string, QoS>();
  for (const { direction, packet } of packets) {
    if (direction !== 'to-client' || packet?.type !== 'PUBLISH') continue;
    const box = /(p[012]s[012])$/.exec(packet.topic)?.[1];
    if (box) received.set(box, packet.qos);
  }
  return received;
}

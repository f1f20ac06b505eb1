// A raw client: a 3.1.1 connection whose packets were encoded before. It knows the length of every packet that it gets (all
// its messages are of one size), so it cuts the stream without parsing it, and answers a whole chunk with one write.
import { encode } from '../../../src/mqtt/encode.ts';
import type { QoS } from '../../../src/mqtt/packet.ts';
import type { Contender } from './contenders.ts';
import { openRawLink, type RawLink, type Transport } from './raw-link.ts';

const PUBLISH = 0x30;
const PUBREC = 0x50;
const PUBREL = 0x62;
const ACKNOWLEDGEMENT = 4;

/** Connects with `clientId`, a clean session and no keep alive; resolves with CONNACK. */
export async function connectRaw(contender: Contender, transport: Transport, clientId: string): Promise<RawLink> {
  const link = await openRawLink(contender, transport);
  await ask(link, encode({ type: 'CONNECT', version: 4, clean: true, keepAlive: 0, clientId }, 4), 4);
  return link;
}

/** Sends a packet and waits for `length` bytes of answer. */
export function ask(link: RawLink, packet: Uint8Array, length: number): Promise<void> {
  return new Promise((resolve) => {
    let received = 0;
    link.onBytes = (bytes) => {
      received += bytes.length;
      if (received >= length) resolve();
    };
    link.write(packet);
  });
}

/** Resolves with SUBACK. */
export async function subscribeRaw(link: RawLink, filter: string, qos: QoS): Promise<void> {
  const request = { filter, qos, noLocal: false, retainAsPublished: false, retainHandling: 0 } as const;
  await ask(link, encode({ type: 'SUBSCRIBE', packetId: 1, subscriptions: [request] }, 4), 5);
}

/**
 * Reads the messages of a subscription, each `size` bytes long as a packet, acknowledges them, and tells how many each chunk completed:
 * a message counts when the last packet of its handshake has come.
 */
export function receiveRaw(
  link: RawLink,
  size: number,
  topicLength: number,
  qos: QoS,
  onMessages: (count: number) => void,
): void {
  const idAt = (size > 129 ? 3 : 2) + 2 + topicLength;
  let rest: Uint8Array | null = null;
  link.onBytes = (chunk) => {
    const bytes = rest === null ? chunk : Buffer.concat([rest, chunk]);
    const answers = qos === 0 ? null : Buffer.allocUnsafe(Math.ceil(bytes.length / ACKNOWLEDGEMENT) * ACKNOWLEDGEMENT);
    let answered = 0;
    let messages = 0;
    let at = 0;
    for (;;) {
      const publish = ((bytes[at] ?? 0) & 0xf0) === PUBLISH;
      const end = at + (publish ? size : ACKNOWLEDGEMENT);
      if (end > bytes.length) break;
      // QoS 2: PUBREL is the last that comes.
      if (publish !== (qos === 2)) messages += 1;
      if (answers !== null) {
        const id = publish ? at + idAt : at + 2;
        answers[answered] = publish ? (qos === 1 ? 0x40 : PUBREC) : 0x70;
        answers[answered + 1] = 2;
        answers[answered + 2] = bytes[id] ?? 0;
        answers[answered + 3] = bytes[id + 1] ?? 0;
        answered += ACKNOWLEDGEMENT;
      }
      at = end;
    }
    rest = at < bytes.length ? bytes.subarray(at) : null;
    if (answers !== null && answered > 0) link.write(answers.subarray(0, answered));
    if (messages > 0) onMessages(messages);
  };
}

/** Answers PUBREC with PUBREL and counts PUBACKs or PUBCOMPs. */
export function readAcknowledgements(link: RawLink, onComplete: (count: number) => void): void {
  let rest: Uint8Array | null = null;
  link.onBytes = (chunk) => {
    const bytes = rest === null ? chunk : Buffer.concat([rest, chunk]);
    const whole = bytes.length - (bytes.length % ACKNOWLEDGEMENT);
    const releases = Buffer.allocUnsafe(whole);
    let released = 0;
    let complete = 0;
    for (let at = 0; at < whole; at += ACKNOWLEDGEMENT) {
      if (bytes[at] !== PUBREC) complete += 1;
      else {
        releases[released] = PUBREL;
        releases[released + 1] = 2;
        releases[released + 2] = bytes[at + 2] ?? 0;
        releases[released + 3] = bytes[at + 3] ?? 0;
        released += ACKNOWLEDGEMENT;
      }
    }
    rest = whole < bytes.length ? bytes.subarray(whole) : null;
    if (released > 0) link.write(releases.subarray(0, released));
    if (complete > 0) onComplete(complete);
  };
}

// What a broker holds when everybody has gone: nothing. It is asked in its own words, by a client that subscribes to `$SYS`.
import type { Input } from '../../src/broker/boundary.ts';
import type { Broker } from '../../src/broker/broker.ts';
import { decode } from '../../src/mqtt/decode.ts';
import { encode } from '../../src/mqtt/encode.ts';
import { PacketStream } from '../../src/mqtt/packet-stream.ts';
import type { Packet } from '../../src/mqtt/packet.ts';
import { demand } from './mailbox.ts';

/** Of the one who asks. */
const expected = { 'clients/total': 1, 'subscriptions/count': 1, 'retained messages/count': 0 };

/** `connection`: a number that was never used. */
export function demandEmpty(broker: Broker, connection: number, now: number): void {
  const told = new Map<string, string>();
  demand(broker.nextDeadline() === null, 'a deadline is left');
  const input = (given: Input): void => {
    for (const effect of broker.handle(given, now)) {
      if (effect.type === 'send') readSys(effect.bytes, told);
      else if (effect.type === 'more') input({ type: 'congestion', connection, congested: false });
    }
  };
  const send = (packet: Packet): void => {
    input({ type: 'bytes', connection, bytes: encode(packet, 4) });
  };
  broker.handle({ type: 'open', connection }, now);
  send({ type: 'CONNECT', version: 4, clientId: 'probe', clean: true, keepAlive: 0 });
  const all = {
    filter: '$SYS/broker/#',
    qos: 0 as const,
    noLocal: false,
    retainAsPublished: false,
    retainHandling: 0 as const,
  };
  send({ type: 'SUBSCRIBE', packetId: 1, subscriptions: [all] });
  for (const [name, count] of Object.entries(expected)) {
    const value = told.get(`$SYS/broker/${name}`);
    demand(value === String(count), `${name} is ${value ?? 'not told'} when all have gone`);
  }
}

function readSys(bytes: Uint8Array, told: Map<string, string>): void {
  for (const packet of new PacketStream().push(bytes)) {
    const read = decode(packet, 4, 'server');
    if (read.type === 'PUBLISH') told.set(read.topic, new TextDecoder().decode(read.payload));
  }
}

// Packets through the wire, with and without faults, to a broker that is recorded: each finds the input that brought or sent it.
import { expect, test } from 'vitest';
import { Broker } from '../../../src/broker/broker.ts';
import { BrokerHistory } from '../../../src/broker/replay/history.ts';
import { PageLinks, ToldOrder } from '../../../src/broker/hosts/page-links.ts';
import type { Input } from '../../../src/broker/boundary.ts';
import type { LoggedInput } from '../../../src/broker/replay/input-log.ts';
import type { FaultAction } from '../../../src/wire/kernel-protocol.ts';
import { portLink } from '../../../src/link/message-port.ts';
import type { Packet } from '../../../src/mqtt/packet.ts';
import { PacketStore } from '../../../src/capture/packet-store.ts';
import { PacketInputs } from '../../../src/inspector/moment/packet-inputs.ts';
import { bytesOf, connect, joined, publish } from '../../capture/packets.ts';
import { TestKernel } from '../../wire/test-kernel.ts';

const url = 'ws://in-page/mqtt';

class RecordedLab {
  readonly kernel = new TestKernel();
  readonly log: LoggedInput[] = [];
  readonly connections = new Map<number, number>();

  constructor() {
    const host = new PageLinks(new Broker({ seed: 1 }));
    host.record = ({ now, input }) => this.log.push({ now, input: copyOf(input) });
    const { port1, port2 } = new MessageChannel();
    const order = new ToldOrder((notes) => port1.postMessage({ type: 'order', notes }));
    port1.onmessage = ({ data }: MessageEvent<{ port: MessagePort; name: number | null }>) => {
      const connection = host.attachLink(portLink(data.port), data.name, order);
      if (data.name !== null) this.connections.set(data.name, connection);
    };
    this.kernel.switchboard.handle({ type: 'broker', port: port2 });
  }

  fault(action: FaultAction, filter: string): void {
    const rule = { action, filter, clientId: null, direction: 'both' as const, times: 1, chance: 1, seed: null };
    this.kernel.switchboard.handle({ type: 'add-fault', fault: rule });
  }

  heard(name: Packet['type']) {
    return this.kernel.heard('packets', ({ packets }) => packets.some(({ packet }) => packet?.type === name));
  }

  /** Each packet with the packets that had been counted in and out at its input, of all clients. */
  counts(): string[] {
    const packets = new PacketStore();
    packets.add(this.kernel.packets());
    const history = new BrokerHistory({ seed: 1 });
    history.add(this.log);
    while (history.index(1000));
    const inputs = new PacketInputs(packets, (...where) => history.inputOf(...where), this.connections);
    return this.kernel.packets().map(({ number, packet, direction, fault }) => {
      const input = inputs.at(number);
      while (history.seek(input, 1000));
      const { packetsReceived, packetsSent } = history.moment(input).view.counts;
      const name = `${direction === 'to-broker' ? '→' : '←'} ${packet?.type ?? 'malformed'}${fault ? ` ${fault.kind}` : ''}`;
      return `${name}: ${packetsReceived} in, ${packetsSent} out`;
    });
  }
}

function copyOf(input: Input): Input {
  return input.type === 'bytes' ? { ...input, bytes: input.bytes.slice() } : input;
}

const ping = (): Uint8Array => bytesOf({ type: 'PINGREQ' });

test('the broker has handled what went to it and sent what came from it', async () => {
  const lab = new RecordedLab();
  const client = lab.kernel.open(url);
  client.link.send(bytesOf(connect));
  await lab.heard('CONNACK');
  client.link.send(bytesOf(publish));
  await lab.heard('PUBACK');
  client.link.send(ping());
  await lab.heard('PINGRESP');
  expect(lab.counts()).toEqual([
    '→ CONNECT: 1 in, 1 out',
    '← CONNACK: 1 in, 1 out',
    '→ PUBLISH: 2 in, 2 out',
    '← PUBACK: 2 in, 2 out',
    '→ PINGREQ: 3 in, 3 out',
    '← PINGRESP: 3 in, 3 out',
  ]);
});

test('packets in one chunk are one input; a packet in two chunks is handled with the second', async () => {
  const lab = new RecordedLab();
  const client = lab.kernel.open(url);
  const first = joined(bytesOf(connect), bytesOf(publish), ping().slice(0, 1));
  client.link.send(first);
  await lab.heard('PUBACK');
  client.link.send(ping().slice(1));
  await lab.heard('PINGRESP');
  expect(lab.counts()).toEqual([
    '→ CONNECT: 2 in, 2 out',
    '→ PUBLISH: 2 in, 2 out',
    '← CONNACK: 2 in, 2 out',
    '← PUBACK: 2 in, 2 out',
    '→ PINGREQ: 3 in, 3 out',
    '← PINGRESP: 3 in, 3 out',
  ]);
});

test('what a fault keeps from the broker is not handled; what it makes of a packet is', async () => {
  const lab = new RecordedLab();
  const client = lab.kernel.open(url);
  client.link.send(bytesOf(connect));
  await lab.heard('CONNACK');
  lab.fault({ kind: 'drop' }, 'mqtt.msgtype == PUBLISH');
  client.link.send(bytesOf(publish));
  client.link.send(ping());
  await lab.heard('PINGRESP');
  lab.fault({ kind: 'duplicate' }, 'mqtt.msgtype == PUBLISH');
  client.link.send(bytesOf(publish));
  await lab.heard('PUBACK');
  lab.fault({ kind: 'reorder' }, 'mqtt.msgtype == PUBREL');
  client.link.send(bytesOf({ type: 'PUBREL', packetId: 5, reasonCode: 0 }));
  client.link.send(
    bytesOf({
      type: 'SUBSCRIBE',
      packetId: 6,
      subscriptions: [{ filter: 'x', qos: 0, noLocal: false, retainAsPublished: false, retainHandling: 0 }],
    }),
  );
  await lab.heard('PUBCOMP');
  expect(lab.counts()).toEqual([
    '→ CONNECT: 1 in, 1 out',
    '← CONNACK: 1 in, 1 out',
    '→ PUBLISH dropped: 1 in, 1 out',
    '→ PINGREQ: 2 in, 2 out',
    '← PINGRESP: 2 in, 2 out',
    '→ PUBLISH: 3 in, 3 out',
    '← PUBACK: 3 in, 3 out',
    '→ PUBLISH duplicate: 4 in, 4 out',
    '← PUBACK: 4 in, 4 out',
    '→ SUBSCRIBE: 5 in, 5 out',
    '← SUBACK: 5 in, 5 out',
    '→ PUBREL reordered: 6 in, 6 out',
    '← PUBCOMP: 6 in, 6 out',
  ]);
});

test('packets of another broker, and packets that are no longer kept, are no hindrance', async () => {
  const lab = new RecordedLab();
  const client = lab.kernel.open(url);
  client.link.send(joined(bytesOf(connect), ping()));
  await lab.heard('PINGRESP');
  const packets = new PacketStore({ packets: 2, bytes: 1000 });
  packets.add(lab.kernel.packets());
  const find = (_: number, direction: string, bytes: number): number => (direction === 'to-client' ? bytes : 1);
  expect(new PacketInputs(packets, find, lab.connections).at(4)).toBe(lab.kernel.packets().at(-1)?.atBroker);
  expect(new PacketInputs(packets, find, new Map()).at(4)).toBe(0);
  expect(new PacketInputs(packets, find, lab.connections).at(2)).toBe(0);
});

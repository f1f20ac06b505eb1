// Faults between a client and the real broker: what the specification promises holds all the same.
import { expect, test } from 'vitest';
import { Broker } from '../../../src/broker/broker.ts';
import { LinkHost } from '../../../src/broker/hosts/link-host.ts';
import type { FaultAction } from '../../../src/wire/kernel-protocol.ts';
import { portLink } from '../../../src/link/message-port.ts';
import { PacketStream } from '../../../src/mqtt/packet-stream.ts';
import { bytesOf, connect, joined, publish } from '../../capture/packets.ts';
import { TestKernel } from '../test-kernel.ts';

const url = 'ws://in-page/mqtt';

function kernelWithBroker(): TestKernel {
  const kernel = new TestKernel();
  const host = new LinkHost(new Broker({ seed: 1 }));
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }: MessageEvent<{ port: MessagePort }>) => {
    const link = portLink(data.port);
    link.open('mqtt');
    host.attach(link);
  };
  kernel.switchboard.handle({ type: 'broker', port: port2 });
  return kernel;
}

const fault = (action: FaultAction, filter: string) => ({
  action,
  filter,
  clientId: null,
  direction: 'both' as const,
  times: 1,
  chance: 1,
  seed: null,
});

const flow = (kernel: TestKernel): string[] =>
  kernel.packets().map(({ packet, direction, fault }) => {
    const arrow = direction === 'to-broker' ? '→' : '←';
    return `${arrow} ${packet?.type ?? 'malformed'}${fault === undefined ? '' : ` ${fault.kind}`}`;
  });

const captured = (kernel: TestKernel, name: string) =>
  kernel.heard('packets', ({ packets }) => packets.some(({ packet }) => packet?.type === name));

test('a lost PUBACK leaves the client without its answer, while the broker has the message', async () => {
  const kernel = kernelWithBroker();
  kernel.switchboard.handle({ type: 'add-fault', fault: fault({ kind: 'drop' }, 'mqtt.msgtype == PUBACK') });
  const client = kernel.open(url);
  client.link.send(joined(bytesOf(connect), bytesOf(publish), bytesOf({ type: 'PINGREQ' })));
  await captured(kernel, 'PINGRESP');
  expect(flow(kernel)).toEqual(['→ CONNECT', '→ PUBLISH', '→ PINGREQ', '← CONNACK', '← PUBACK dropped', '← PINGRESP']);
  const types = new PacketStream().push(joined(...client.received)).map(([first = 0]) => first >> 4);
  expect(types).toEqual([2, 13]);
});

test('numbers rise also where one of several packets in a chunk is sent twice', async () => {
  const kernel = kernelWithBroker();
  kernel.switchboard.handle({ type: 'add-fault', fault: fault({ kind: 'duplicate' }, 'mqtt.msgtype == PUBLISH') });
  const client = kernel.open(url);
  client.link.send(joined(bytesOf(connect), bytesOf(publish), bytesOf({ type: 'PINGREQ' })));
  await captured(kernel, 'PINGRESP');
  expect(flow(kernel).slice(0, 4)).toEqual(['→ CONNECT', '→ PUBLISH', '→ PUBLISH duplicate', '→ PINGREQ']);
  const numbers = kernel.packets().map(({ number }) => number);
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('a connection that is cut ends for both sides, and the page is told that it was on purpose', async () => {
  const kernel = kernelWithBroker();
  const cut = { kind: 'cut', dropped: true } as const;
  kernel.switchboard.handle({ type: 'add-fault', fault: fault(cut, 'mqtt.msgtype == PUBLISH') });
  const client = kernel.open(url);
  client.link.send(joined(bytesOf(connect), bytesOf(publish), bytesOf({ type: 'PINGREQ' })));
  expect(await client.closed).toMatchObject({ clean: false });
  const { connection } = await kernel.heard('connection', ({ connection }) => connection.event === 'closed');
  expect(connection.by).toBe('fault');
  expect(flow(kernel)).toEqual(['→ CONNECT', '→ PUBLISH cut']);
});

test('a packet that is half on its way when a fault comes goes on whole', async () => {
  const kernel = kernelWithBroker();
  const client = kernel.open(url);
  client.link.send(bytesOf(connect));
  await captured(kernel, 'CONNACK');
  const bytes = bytesOf(publish);
  client.link.send(bytes.slice(0, 5));
  client.link.send(bytesOf({ type: 'PINGREQ' }).slice(0, 0));
  await new Promise((resolve) => {
    const port = new MessageChannel();
    port.port2.onmessage = resolve;
    port.port1.postMessage('after the chunk before');
  });
  kernel.switchboard.handle({ type: 'add-fault', fault: fault({ kind: 'drop' }, 'mqtt.msgtype == PUBLISH') });
  client.link.send(bytes.slice(5));
  await captured(kernel, 'PUBACK');
  expect(flow(kernel)).toEqual(['→ CONNECT', '← CONNACK', '→ PUBLISH', '← PUBACK']);
});

test('a cell sets a fault, is told its number, and takes it back with its run', async () => {
  const kernel = kernelWithBroker();
  const answers: unknown[] = [];
  const port = kernel.freshKernel();
  const answered = new Promise<void>((resolve) => {
    port.onmessage = ({ data }) => {
      if (answers.push(data) === 3) resolve();
    };
  });
  const run = { cell: 'hello', execution: 3 };
  port.postMessage({ type: 'set-fault', ask: 1, ...run, fault: fault({ kind: 'drop' }, 'mqtt.qos == 1') });
  port.postMessage({ type: 'set-fault', ask: 2, ...run, fault: fault({ kind: 'drop' }, 'mqtt.qos ==') });
  port.postMessage({ type: 'set-fault', ask: 3, ...run, fault: { action: { kind: 'explode' } } });
  await answered;
  port.postMessage({ type: 'end-faults', ...run, rule: null });
  await kernel.heard('faults', ({ rules }) => rules.length === 0);
  expect(answers).toMatchObject([
    { type: 'fault-set', ask: 1, rule: 1 },
    { type: 'fault-refused', ask: 2, why: { en: expect.stringContaining('12:') as string } },
    { type: 'fault-refused', ask: 3 },
  ]);
});

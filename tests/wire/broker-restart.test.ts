// The broker in the page is started anew while connections stand.
import { expect, onTestFinished, test } from 'vitest';
import { bytesOf, connect, publish } from '../capture/packets.ts';
import { TestBroker } from './test-broker.ts';
import { TestKernel } from './test-kernel.ts';

const inPage = 'ws://in-page/mqtt';

test('connections to the broker in the page end when another takes its place, which may say goodbye itself; their cells are told why', async () => {
  const kernel = new TestKernel();
  const broker = new TestBroker();
  kernel.switchboard.handle({ type: 'broker', port: broker.inPagePort() });
  const other = new TestBroker();
  const { url, end } = await other.listen();
  onTestFinished(end);
  kernel.switchboard.handle({ type: 'choose', broker: { kind: 'local', url }, allowed: [] });
  const elsewhere = kernel.open(url, { cell: 'elsewhere', execution: 1 });
  const [polite, silent] = [
    kernel.open(inPage, { cell: 'first', execution: 4 }),
    kernel.open(inPage, { cell: 'first', execution: 4 }),
  ];
  for (const client of [elsewhere, polite, silent]) {
    await client.opened;
    client.link.send(bytesOf(connect));
    await client.bytes(4);
  }
  const next = new TestBroker();
  kernel.switchboard.handle({ type: 'broker', port: next.inPagePort() });
  const told = kernel.told.flatMap((message) => (message.type === 'connection-failed' ? [message] : []));
  expect(told).toEqual([
    { type: 'connection-failed', cell: 'first', execution: 4, why: { code: 'restarted', url: inPage } },
  ]);
  broker.links[0]?.close();
  expect(await polite.closed).toMatchObject({ clean: true });
  expect(await silent.closed).toMatchObject({ clean: false });
  const after = kernel.open(inPage);
  await after.opened;
  after.link.send(bytesOf(connect));
  await after.bytes(4);
  elsewhere.link.send(bytesOf(publish));
  await elsewhere.bytes(8);
  expect([next.received.length, other.received.length]).toEqual([1, 2]);
});

// Messages that a limit of the broker in the page has cost are told to the runs whose connections it names.
import { expect, test } from 'vitest';
import type { FromWire } from '../../src/wire/page-protocol.ts';
import { portLink } from '../../src/link/message-port.ts';
import { waitFor } from '../patience.ts';
import { TestKernel } from './test-kernel.ts';

const inPage = 'ws://in-page/mqtt';
const limit = { name: 'maxQueue', value: 1000 } as const;
const loss = { what: 'dropped-oldest', clientId: 'reader', limit, count: 5, connection: 1, away: false } as const;

test('each run once, also one whose connection is over, and nobody for connections that nobody knows', async () => {
  const kernel = new TestKernel();
  const { port1, port2 } = new MessageChannel();
  const came: unknown[] = [];
  port1.onmessage = ({ data }: MessageEvent<{ port: MessagePort }>) => {
    portLink(data.port).open('mqtt');
    came.push(data);
  };
  kernel.switchboard.handle({ type: 'broker', port: port2 });
  for (const [cell, execution] of [
    ['reader', 3],
    ['writer', 4],
    ['writer', 4],
  ] as const) {
    const client = kernel.open(inPage, { cell, execution });
    await client.opened;
    if (cell === 'reader') client.link.close();
  }
  const tell = (links: number[]): void =>
    port1.postMessage({ type: 'order', notes: new Float64Array(), lost: [{ links, loss }] });
  tell([99]);
  tell([1, 2]);
  tell([2, 3]);
  const told = (): FromWire[] => kernel.told.filter(({ type }) => type === 'messages-lost');
  while (told().length < 3) await waitFor('what was lost', kernel.next());
  expect(told()).toEqual([
    { type: 'messages-lost', cell: 'reader', execution: 3, loss },
    { type: 'messages-lost', cell: 'writer', execution: 4, loss },
    { type: 'messages-lost', cell: 'writer', execution: 4, loss },
  ]);
});

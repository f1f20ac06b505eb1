import { expect, test } from 'vitest';
import { PagePackets } from '../../src/notebook/page-packets.ts';
import { capturedPacket, publish } from '../capture/packets.ts';

const sent = (number: number, time: number) =>
  capturedPacket(publish, { number, time, cell: 'opener', execution: 1, connection: 1 });

test('what crosses a connection of another cell while a cell runs stands under both, and under its own cell alone after', () => {
  const page = new PagePackets();
  page.runBegins('opener', 1, 0);
  page.take([sent(1, 1)]);
  page.runEnds(1, 2);
  page.runBegins('user', 2, 10);
  page.take([sent(2, 11)]);
  page.runEnds(2, 12);
  page.take([sent(3, 20)]);
  const numbers = (cell: string) => page.of(cell).value.packets.map(({ number }) => number);
  expect([numbers('opener'), numbers('user'), numbers('other')]).toEqual([[1, 2, 3], [2], []]);
});

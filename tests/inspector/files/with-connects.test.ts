// What a saved selection holds besides itself.
import { expect, it } from 'vitest';
import { withConnects } from '../../../src/inspector/files/with-connects.ts';
import { PacketStore } from '../../../src/capture/packet-store.ts';
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { connack, connect, capturedPacket, publish } from '../../capture/packets.ts';

const packets: CapturedPacket[] = [
  capturedPacket(connect, { number: 1, connection: 1 }),
  capturedPacket(connect, { number: 2, connection: 2 }),
  capturedPacket(connack, { number: 3, connection: 1 }),
  capturedPacket(publish, { number: 4, connection: 2 }),
  capturedPacket(publish, { number: 5, connection: 2 }),
];
const chosen = (test: (captured: CapturedPacket) => boolean): [numbers: number[], added: number] => {
  const { chosen, added } = withConnects(packets, test);
  return [chosen.map(({ number }) => number), added];
};

it('a selection takes the CONNECT of its connections along, and no other', () => {
  expect(chosen(({ packet }) => packet?.type === 'PUBLISH')).toEqual([[2, 4, 5], 1]);
});

it('a CONNECT that is chosen itself is not added', () => {
  expect(chosen(({ connection }) => connection === 1)).toEqual([[1, 3], 0]);
  expect(chosen(() => true)).toEqual([[1, 2, 3, 4, 5], 0]);
});

it('where nothing is chosen nothing is added', () => {
  expect(chosen(() => false)).toEqual([[], 0]);
});

it('a CONNECT that has made room for newer packets is saved with them', () => {
  const store = new PacketStore({ packets: 2, bytes: 1_000_000 });
  store.add(packets);
  const { chosen, added } = withConnects(store, () => true);
  expect([chosen.map(({ number }) => number), added]).toEqual([[2, 4, 5], 1]);
});

// What a saved selection holds besides itself.
import { expect, it } from 'vitest';
import { withConnects } from '../../../src/inspector/files/with-connects.ts';
import type { Frame } from '../../../src/capture/captured-packet.ts';
import { connack, connect, frameOf, publish } from '../../capture/packets.ts';

const frames: Frame[] = [
  frameOf(connect, { number: 1, connection: 1 }),
  frameOf(connect, { number: 2, connection: 2 }),
  frameOf(connack, { number: 3, connection: 1 }),
  frameOf(publish, { number: 4, connection: 2 }),
  frameOf(publish, { number: 5, connection: 2 }),
];
const chosen = (test: (frame: Frame) => boolean): [numbers: number[], added: number] => {
  const { chosen, added } = withConnects(frames, test);
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

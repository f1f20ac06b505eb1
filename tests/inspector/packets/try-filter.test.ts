import { expect, test } from 'vitest';
import { tryFilter } from '../../../src/inspector/packets/try-filter.ts';
import { capturedPacket, publish } from '../../capture/packets.ts';

test('a good filter is a test of packets, and an empty one passes all', () => {
  expect(tryFilter('mqtt.msgtype == PUBACK').passes?.(capturedPacket(publish))).toBe(false);
  expect(tryFilter('').passes?.(capturedPacket(publish))).toBe(true);
});

test('a wrong filter says where it is wrong', () => {
  const { passes, problem } = tryFilter('mqtt.topik');
  expect([passes, problem?.start, problem?.end]).toEqual([null, 0, 10]);
});

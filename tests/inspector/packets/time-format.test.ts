// What the times of the list count from.
import { expect, test } from 'vitest';
import { timeText, type TimeFormat } from '../../../src/inspector/packets/time-format.ts';
import { capturedPacket, publish } from '../../capture/packets.ts';

const at = (time: number, brokerTime?: number) =>
  capturedPacket(publish, { time, ...(brokerTime !== undefined && { brokerTime }) });
const scale = (format: TimeFormat, epoch = 0) => ({ format, since: 100, epoch });

test('seconds since the first packet, whatever stands before', () => {
  expect(timeText(at(1350.4), at(1000), scale('first'))).toBe('1.250');
});

test('seconds since the packet before in the list, which the first has not', () => {
  expect(timeText(at(1350.4), at(1000), scale('previous'))).toBe('0.350');
  // As in the list, it is the broker's side that counts.
  expect(timeText(at(1000, 1200), at(900, 950), scale('previous'))).toBe('0.250');
  expect(timeText(at(1350.4), undefined, scale('previous'))).toBe('0.000');
});

test('the time of day where the reader is', () => {
  const noon = new Date(2026, 0, 31, 12, 5, 9, 7).getTime();
  expect(timeText(at(0), undefined, scale('day', noon))).toBe('12:05:09.007');
  // Rounded to the millisecond, also over the minute.
  expect(timeText(at(50_992.6), undefined, scale('day', noon))).toBe('12:06:00.000');
});

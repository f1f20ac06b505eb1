// Marks and notes of the reader, in a recording that goes on and in one that does not.
import { expect, test } from 'vitest';
import { completeRecording } from '../../../src/inspector/panel/source.ts';
import { capturedPacket, publish } from '../../capture/packets.ts';

const bare = [1, 2, 3].map((number) => capturedPacket(publish, { number }));

test('a mark comes and goes, and the note stays as it is', () => {
  const recording = completeRecording(bare);
  let told = -1;
  const stop = recording.remarks.subscribe(() => void (told += 1));
  recording.writeNote(2, '  the second copy ');
  recording.toggleMark(2);
  expect(recording.packets.byNumber(2)).toEqual({ ...bare[1], marked: true, note: 'the second copy' });
  recording.toggleMark(2);
  expect(recording.packets.byNumber(2)).toEqual({ ...bare[1], note: 'the second copy' });
  recording.toggleMark(2);
  recording.writeNote(2, ' ');
  expect(recording.packets.byNumber(2)).toEqual({ ...bare[1], marked: true });
  expect(told).toBe(5);
  // Left as it was, it tells nobody.
  recording.writeNote(2, '');
  // A packet that is gone cannot be marked.
  recording.toggleMark(7);
  recording.writeNote(7, 'x');
  expect([told, ...recording.packets.marked]).toEqual([5, 2]);
  stop();
});

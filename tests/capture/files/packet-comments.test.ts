// An exported packet has the time of the broker's side, where it is known; a comment says how far the client's side was.
import { expect, test } from 'vitest';
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { exportCapture } from '../../../src/capture/files/export-capture.ts';
import { openCapture } from '../../../src/capture/files/open-capture.ts';
import { packetComments } from '../../../src/capture/files/packet-comments.ts';
import { connect, capturedPacket, publish } from '../packets.ts';

const comments = (changes: Partial<CapturedPacket>): string[] =>
  packetComments(capturedPacket(publish, { cell: '', ...changes }), 'en');

test.each<[string, Partial<CapturedPacket>, string[]]>([
  ['to the broker', { time: 10, brokerTime: 310.5 }, ['sent by the client 300.500 ms before the broker took it']],
  [
    'to the client',
    { time: 10.25, brokerTime: 10, direction: 'to-client' },
    ['came to the client 0.250 ms after the broker sent it'],
  ],
  ['that the broker has not got', { time: 10, brokerTime: null }, ['did not come to the broker']],
  ['that the reader has written at', { time: 10, marked: true, note: 'the first copy' }, ['the first copy']],
  ['of a broker that does not tell', { time: 10 }, []],
])('the comment on a packet %s', (_, changes, lines) => {
  expect(comments(changes)).toEqual(lines);
});

test('frames have the times of the broker, which rise with them', () => {
  const packets = [
    capturedPacket(connect, { number: 1, time: 1, brokerTime: 2 }),
    capturedPacket(publish, { number: 2, time: 5, brokerTime: 6 }),
    capturedPacket(connect, { number: 3, time: 3, brokerTime: 9, connection: 2, clientId: 'ben' }),
  ];
  const { packets: read } = openCapture(exportCapture(packets, { epoch: 0, broker: 'broker', comments: () => [] }));
  const [first = NaN, ...later] = read.map(({ time }) => time);
  expect(later.map((time) => Math.round(time - first))).toEqual([4, 7]);
});

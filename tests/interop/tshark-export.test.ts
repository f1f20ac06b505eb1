// Captures that we write, read by tshark: every field of every packet of the corpus, what stands around MQTT, names and comments.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportCapture } from '../../src/capture/files/export-capture.ts';
import { packetComments } from '../../src/capture/files/packet-comments.ts';
import type { CapturedPacket } from '../../src/capture/captured-packet.ts';
import { corpus } from '../capture/files/corpus.ts';
import { connect, capturedPacket, publish } from '../capture/packets.ts';
import { needs } from './tools.ts';
import { isTsharkThere, ownLines, run, tsharkPackets } from './tshark-fields.ts';

const installed = isTsharkThere();
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lab-tshark-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function saved(packets: readonly CapturedPacket[]): string {
  const file = join(folder, `${packets.length}.pcapng`);
  const comments = (captured: CapturedPacket): string[] => packetComments(captured, 'en');
  writeFileSync(file, exportCapture(packets, { epoch: Date.UTC(2026, 0, 2, 3, 4, 5), broker: 'broker', comments }));
  return file;
}

/** Where tshark (4.0, as in Debian 12) and we say different things. */
interface Difference {
  field: string;
  /** The clause that decides, and what it says. */
  clause: string;
  why: string;
  /** Whether the lines of this field that only tshark has follow from those that only we have, and from the packet. */
  explains: (own: string[], tshark: string[], captured: CapturedPacket) => boolean;
}

const differences: Difference[] = [
  {
    field: 'mqtt.property_len',
    clause: 'MQTT5-2.2.2.1',
    why: 'The Property Length is a Variable Byte Integer; tshark prints the two bytes of a longer one as a big-endian number.',
    explains: ([own = ''], [theirs = ''], { bytes }) => {
      const [, start, end] = /(\d+)-(\d+) /.exec(own)?.map(Number) ?? [];
      const raw = bytes.subarray(start, end).reduce((sum, byte) => sum * 256 + byte, 0);
      return raw > 0xff && theirs === `mqtt.property_len ${start}-${end} ${raw}`;
    },
  },
  {
    field: 'mqtt.topic',
    clause: 'MQTT5-3.3.2.1',
    why: 'The Topic Name of a PUBLISH with an alias alone is empty; tshark puts the name that it remembers behind the alias.',
    explains: ([own = ''], [theirs = ''], { packet }) =>
      packet?.type === 'PUBLISH' &&
      packet.topic === '' &&
      own === 'mqtt.topic 4-4 -' &&
      /^mqtt\.topic (\d+)-\1 -$/.test(theirs),
  },
  {
    field: 'mqtt.unknown_topic_alias',
    clause: 'MQTT5-3.3.2.3.4',
    why: 'tshark adds a note of its own where the alias was not set on the connection.',
    explains: (own, [theirs = '']) => own.length === 0 && / -(\d+)--\1 -$/.test(theirs),
  },
];

function unexplained(captured: CapturedPacket, own: readonly string[], tshark: readonly string[]): string[] {
  const onlyOwn = own.filter((line) => !tshark.includes(line));
  const onlyTshark = tshark.filter((line) => !own.includes(line));
  const fields = new Set([...onlyOwn, ...onlyTshark].map((line) => line.split(' ')[0] ?? ''));
  return [...fields]
    .filter((field) => {
      const of = (lines: string[]): string[] => lines.filter((line) => line.startsWith(`${field} `));
      const difference = differences.find((row) => row.field === field);
      return difference?.explains(of(onlyOwn), of(onlyTshark), captured) !== true;
    })
    .map((field) => `packet ${captured.number} ${field}: own ${onlyOwn.join('; ')} | tshark ${onlyTshark.join('; ')}`);
}

test('every field that tshark prints of the corpus is ours too, with its bytes and value', (context) => {
  needs(context, installed, 'tshark');
  const dissected = tsharkPackets(saved(corpus));
  expect(dissected.length).toBe(corpus.length);
  const wrong = corpus.flatMap((captured, index) => unexplained(captured, ownLines(captured), dissected[index] ?? []));
  expect(wrong).toEqual([]);
  expect(dissected.flat().length).toBeGreaterThan(5000);
});

test('the corpus has every packet type in both versions', () => {
  const types = new Set(corpus.map(({ packet, version }) => `${packet?.type} ${version}`));
  expect(types.size).toBe(14 + 15);
});

test('tshark finds nothing to complain about in TCP, IP and MQTT', (context) => {
  needs(context, installed, 'tshark');
  const check = ['-o', 'tcp.check_checksum:TRUE', '-o', 'ip.check_checksum:TRUE'];
  const bad = 'tcp.analysis.flags || tcp.checksum.status != 1 || ip.checksum.status != 1 || _ws.malformed';
  expect(run(['-r', saved(corpus), ...check, '-Y', bad])).toBe('');
});

test('client ids are the names of the addresses', (context) => {
  needs(context, installed, 'tshark');
  const packets = [
    capturedPacket(connect, { clientId: 'lab/数据 <b>', connection: 1 }),
    capturedPacket(connect, { clientId: '', connection: 2, number: 2 }),
  ];
  const columns = ['-N', 'n', '-Y', 'mqtt', '-T', 'fields', '-e', 'ip.src_host', '-e', 'ip.dst_host'];
  expect(
    run(['-r', saved(packets), ...columns])
      .trim()
      .split('\n'),
  ).toEqual(['lab/数据--b-\tbroker', 'connection-2\tbroker']);
});

test('cell, line, redelivery and faults are comments of the packets', (context) => {
  needs(context, installed, 'tshark');
  const packets = [
    capturedPacket(connect, { cell: 'qos-1', execution: 3 }),
    capturedPacket(
      { ...publish, dup: true },
      {
        number: 2,
        cell: 'qos-1',
        cause: { by: 'call', cell: 'qos-1', execution: 3, line: 12, call: 'publish' },
        fault: { rule: 1, kind: 'dropped' },
      },
    ),
    capturedPacket(publish, { number: 3, direction: 'to-client' }),
  ];
  const comments = run([
    '-r',
    saved(packets),
    '-Y',
    'mqtt',
    '-T',
    'fields',
    '-e',
    'frame.comment',
    '-E',
    'separator=|',
  ]);
  expect(comments.split('\n').slice(0, 2)).toEqual([
    'cell qos-1, run 3',
    'qos-1, line 12: publish,redelivery (DUP = 1),dropped on purpose: it went no further',
  ]);
});

test('times are those of the frames, to the microsecond and finer', (context) => {
  needs(context, installed, 'tshark');
  const packets = [capturedPacket(connect, { time: 0 }), capturedPacket(publish, { number: 2, time: 1234.567_891 })];
  const times = run(['-r', saved(packets), '-Y', 'mqtt', '-T', 'fields', '-e', 'frame.time_epoch'])
    .trim()
    .split('\n');
  expect(times).toEqual(['1767323045.000000000', '1767323046.234567891']);
});

// The same display filter over the same packets: tshark's answer and ours.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { encode } from '../../src/mqtt/encode.ts';
import type { Packet } from '../../src/mqtt/packet.ts';
import { Capture } from '../../src/capture/capture.ts';
import { exportCapture } from '../../src/capture/files/export-capture.ts';
import { compileFilter } from '../../src/capture/filter/compile-filter.ts';
import { connack, connect, publish, utf8 } from '../capture/packets.ts';

const installed = spawnSync('tshark', ['--version']).status === 0;
if (!installed) console.log('tshark is not installed: display filters were NOT compared with it.');

const plain = { noLocal: false, retainAsPublished: false, retainHandling: 0 } as const;
const fromClient: Packet[] = [
  connect,
  {
    type: 'SUBSCRIBE',
    packetId: 7,
    subscriptions: [
      { filter: 'lab/+', qos: 1, ...plain },
      { filter: 'qos/#', qos: 2, ...plain },
    ],
  },
  publish,
  { ...publish, dup: true, retain: true, payload: utf8('more') },
  { type: 'PUBLISH', dup: false, qos: 0, retain: false, topic: 'qos/0', payload: utf8('hello again') },
  { type: 'UNSUBSCRIBE', packetId: 8, filters: ['lab/+', 'qos/#'] },
  { type: 'PINGREQ' },
  { type: 'DISCONNECT', reasonCode: 4 },
];
const fromBroker: Packet[] = [
  connack,
  { type: 'SUBACK', packetId: 7, reasonCodes: [1, 0x87] },
  { type: 'PUBACK', packetId: 1, reasonCode: 0x10 },
  { type: 'PINGRESP' },
];

let number = 0;
const capture = new Capture({ connection: 1, cell: 'a', execution: 1 }, () => (number += 1));
const [first, ...rest] = fromClient.map((packet) => encode(packet, 5));
const packets = [
  ...capture.push('to-broker', first ?? new Uint8Array(), 1),
  ...fromBroker.slice(0, 1).flatMap((packet) => capture.push('to-client', encode(packet, 5), 2)),
  ...rest.flatMap((bytes, index) => capture.push('to-broker', bytes, 3 + index)),
  ...fromBroker.slice(1).flatMap((packet, index) => capture.push('to-client', encode(packet, 5), 20 + index)),
];

/** The places, among the packets of the capture, of those that tshark passes. */
function passedByTshark(file: string, filter: string): number[] {
  const read = (display: string): number[] =>
    execFileSync('tshark', ['-r', file, '-Y', display, '-T', 'fields', '-e', 'frame.number'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .toString()
      .split('\n')
      .filter(Boolean)
      .map(Number);
  const all = read('mqtt');
  return read(filter).map((found) => all.indexOf(found));
}

/** What the chapter on clients tells readers to type into Wireshark. */
const written = [...readFileSync('content/03-clients/en.mdx', 'utf8').matchAll(/^\| [^|`]* \| `(mqtt[^`]*)`/gm)].map(
  ([, filter = '']) => filter,
);

test('the chapter on clients names the same filters in both languages', () => {
  const chinese = readFileSync('content/03-clients/zh-cn.mdx', 'utf8');
  expect(written.length).toBeGreaterThan(5);
  expect(written.filter((filter) => !chinese.includes(`| \`${filter}\``))).toEqual([]);
});

describe.skipIf(!installed)('tshark passes the same packets', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'lab-filter-')), 'filter.pcapng');
  writeFileSync(file, exportCapture(packets, { epoch: 0, broker: 'broker', comments: () => [] }));

  test.each([
    ...written,
    'mqtt.msgtype == 3',
    'mqtt.msgtype != 3',
    'mqtt.msgtype in {1, 2, 8..11}',
    'mqtt.topic',
    'mqtt.topic == "lab/+"',
    'mqtt.topic != "lab/+"',
    'mqtt && !(mqtt.topic == "lab/+")',
    'mqtt.topic contains "qos"',
    'mqtt.msgtype == 3 && mqtt.topic contains "qos"',
    'mqtt.qos > 0',
    'mqtt.dupflag == 1',
    'mqtt.retain == 1 or mqtt.qos == 0',
    'mqtt.msgid == 7',
    'mqtt.msg == 68:65:6c:6c:6f',
    'mqtt.msg contains "hello"',
    'mqtt.clientid == "anna"',
    'mqtt.kalive >= 60',
    'mqtt.suback.reason_code == 0x87',
    'mqtt.puback.reason_code == 0x10',
    'mqtt.disconnect.reason_code == 4',
    'mqtt.ver == 5 or mqtt.dupflag == 1 and mqtt.qos == 0',
    '(mqtt.ver == 5 or mqtt.dupflag == 1) and mqtt.qos == 1',
  ])('%s', (filter) => {
    const passes = compileFilter(filter);
    const ours = packets.flatMap((captured, index) => (passes(captured) ? [index] : []));
    expect(ours).toEqual(passedByTshark(file, filter));
  });
});

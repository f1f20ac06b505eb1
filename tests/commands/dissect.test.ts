// The command `npm run dissect`, as a process: what it prints, where, and how it ends.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { exportCapture } from '../../src/capture/files/export-capture.ts';
import { bytesOf, connack, connect, capturedPacket, publish } from '../capture/packets.ts';

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lab-dissect-'));
  file = join(folder, 'lab.pcapng');
  const bad = Uint8Array.of(0x36, 0x05, 0x00, 0x01, 0x61, 0x00, 0x01);
  const packets = [
    capturedPacket(connect),
    capturedPacket(connack, { number: 2, direction: 'to-client' }),
    capturedPacket(publish, { number: 3, time: 1.5 }),
    capturedPacket(null, { number: 4, time: 2, bytes: bad }),
  ];
  writeFileSync(file, exportCapture(packets, { epoch: 0, broker: 'broker', comments: () => [] }));
});
afterAll(() => rmSync(folder, { recursive: true }));

function dissect(...args: string[]): { status: number | null; lines: string[]; errors: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/commands/dissect.ts', ...args], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  return { status, lines: stdout.split('\n').slice(0, -1), errors: stderr };
}

test('a capture is printed one line per packet, a malformed one with the place and the rule', () => {
  const { status, lines, errors } = dissect(file);
  expect(lines).toEqual([
    '    1  0.000000  anna → broker  CONNECT  MQTT 5.0 anna Clean Start keepalive 60',
    '    2  0.000000  broker → anna  CONNACK  0x00',
    '    3  0.001500  anna → broker  PUBLISH  id=1 QoS 1 lab/x "hello"',
    '    4  0.002000  anna → broker  ?  QoS is 3 [MQTT5-3.3.1-4] @0',
  ]);
  expect([status, errors]).toEqual([0, '']);
});

test('--fields prints bytes, bits, names, values and clauses, as far as a malformed packet can be read', () => {
  const { lines } = dissect(file, '--fields');
  expect(lines).toContain('        2-8  Topic Name: "lab/x"  [MQTT5-3.3.2.1]');
  expect(lines).toContain('        0.2-1  QoS: 1  [MQTT5-3.3.1.2]');
  expect(lines.slice(-6)).toEqual([
    '        0.7-4  Packet type: 3  [MQTT5-2.1.2]',
    '        1  Remaining Length: 5  [MQTT5-2.1.4]',
    '        0.3  DUP: 0  [MQTT5-3.3.1.1]',
    '        0.2-1  QoS: 3  [MQTT5-3.3.1.2]',
    '        0.0  RETAIN: 0  [MQTT5-3.3.1.3]',
    '        0  ✗ QoS is 3  [MQTT5-3.3.1-4]',
  ]);
});

test('--json prints an object for each packet', () => {
  const packets = dissect(file, '--json').lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(packets.map(({ number, name }) => [number, name])).toEqual([
    [1, 'CONNECT'],
    [2, 'CONNACK'],
    [3, 'PUBLISH'],
    [4, 'PUBLISH'],
  ]);
  expect(packets[2]).toMatchObject({
    time: 0.0015,
    connection: 1,
    clientId: 'anna',
    direction: 'to-broker',
    version: 5,
    size: bytesOf(publish).length,
  });
  expect(packets[2]?.fields).toContainEqual({
    name: 'Topic Name',
    value: 'lab/x',
    start: 2,
    end: 9,
    depth: 0,
    clause: 'MQTT5-3.3.2.1',
  });
  expect(packets[3]?.malformed).toEqual({ message: 'QoS is 3', rule: 'MQTT5-3.3.1-4', offset: 0 });
});

test('--filter keeps what matches, and an error points at the column', () => {
  const { lines } = dissect(file, '--filter', 'mqtt.msgtype == 3 && mqtt.topic contains "lab"');
  expect(lines.map((line) => line.trim().split(/\s+/)[0])).toEqual(['3']);
  const { status, errors } = dissect(file, '--filter', 'mqtt.qos == 1 && mqtt.topik');
  expect(status).toBe(2);
  expect(errors.split('\n').slice(0, 3)).toEqual([
    expect.stringContaining('column 18'),
    '  mqtt.qos == 1 && mqtt.topik',
    '                   ^^^^^^^^^^',
  ]);
});

test('a file that is not there or no capture is named with what is wrong, and the command fails', () => {
  const missing = dissect(join(folder, 'none.pcap'));
  expect(missing.status).toBe(1);
  expect(missing.errors).toContain(join(folder, 'none.pcap'));
  const text = join(folder, 'notes.txt');
  writeFileSync(text, 'hello');
  const { status, lines, errors } = dissect(text);
  expect([status, lines]).toEqual([1, []]);
  expect(errors).toMatch(/notes\.txt: This is no capture file/);
});

test('what could not be read of a file goes to standard error', () => {
  const cut = join(folder, 'cut.pcap');
  writeFileSync(
    cut,
    exportCapture([capturedPacket(connect)], { epoch: 0, broker: 'b', comments: () => [] }).subarray(0, -7),
  );
  const { status, lines, errors } = dissect(cut);
  expect(status).toBe(0);
  expect(lines).toHaveLength(1);
  expect(errors).toMatch(/cut\.pcap: The file cannot be read beyond byte \d+/);
});

test('--help tells the options; wrong ones are refused', () => {
  expect(dissect('--help').lines[0]).toMatch(/^usage: npm run dissect -- FILE/);
  expect(dissect().status).toBe(2);
  expect(dissect(file, '--jsno')).toMatchObject({ status: 2, lines: [] });
});

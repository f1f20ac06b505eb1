// A recorded run through its file, and files that are cut, changed, hostile, too large, newer or something else: what was recorded, or a
// RunFileError, nothing else.
import fc from 'fast-check';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { list, text } from '../../../src/checks.ts';
import { fromBase64, toBase64 } from '../../../src/capture/base64.ts';
import { readRun } from '../../../src/capture/runs/read-run.ts';
import { RunFileError, type RecordedRun } from '../../../src/capture/runs/run-file.ts';
import { writeRun } from '../../../src/capture/runs/write-run.ts';
import { corpus } from '../files/corpus.ts';
import { bytesOf, connack, connect, capturedPacket, publish } from '../packets.ts';

const common = {
  number: 0,
  time: 0.1 + 0.2,
  connection: 1,
  cell: 'a',
  execution: 2,
  clientId: 'anna',
  version: 5,
} as const;
const faults: CapturedPacket['fault'][] = [
  { rule: 1, kind: 'dropped' },
  { rule: 1, kind: 'held' },
  { rule: 2, kind: 'delayed', milliseconds: 1.5 },
  { rule: 2, kind: 'duplicate', of: 1 },
  { rule: 2, kind: 'reordered' },
  { rule: 2, kind: 'truncated', received: Uint8Array.of(1) },
  { rule: 2, kind: 'corrupted', received: Uint8Array.of(2, 3) },
  { rule: 2, kind: 'cut', dropped: true },
];
const causes: CapturedPacket['cause'][] = [
  { by: 'call', cell: 'a', execution: 2, line: 3, call: 'publish' },
  { by: 'call', cell: 'a', execution: 2, line: 3, call: 'publish', during: 4 },
  { by: 'call', cell: 'a', execution: 2, line: 3, call: 'publish', during: null },
  { by: 'library', why: 'redelivery' },
];
const small: CapturedPacket[] = [
  capturedPacket(connect, common),
  capturedPacket(connack, { ...common, direction: 'to-client' }),
  ...faults.map((fault) => capturedPacket(publish, { ...common, atBroker: 30, ...(fault && { fault }) })),
  ...[0.25, null].map((brokerTime) => capturedPacket(publish, { ...common, brokerTime })),
  ...causes.map((cause) => capturedPacket(publish, { ...common, ...(cause && { cause }) })),
  capturedPacket(publish, { ...common, marked: true, note: 'späť 消息' }),
  capturedPacket(null, { ...common, malformed: { message: 'a gap', rule: '', offset: 0 } }),
  capturedPacket(null, {
    ...common,
    malformed: { message: 'x', rule: 'MQTT5-2.1.3-1', offset: 0, broken: 'remainingLength' },
  }),
].map((captured, index) => ({ ...captured, number: 2 * index + 1 }));

const run: RecordedRun<string[]> = {
  page: '/en/qos/',
  epoch: 1_790_000_000_000.25,
  cells: ['code', '消息 </script> \u202e'],
  packets: small,
  connections: [
    { connection: 1, time: 0, cell: 'a', execution: 2, event: 'opened', url: 'ws://in-page/mqtt', by: 'client' },
    { connection: 1, time: 9, cell: 'a', execution: 2, event: 'closed', url: 'ws://in-page/mqtt', by: 'fault' },
  ],
  broker: {
    seed: 1.5,
    profile: 'mosquitto',
    names: [
      [1, 1],
      [2, null],
    ],
    inputs: { from: 0, blocks: [Uint8Array.of(1, 2, 3), new Uint8Array(300).fill(255)], to: 303, full: true },
  },
};
const cells = list(text(), 10);
const read = (file: BlobPart, limits?: Parameters<typeof readRun>[2]) => readRun(new Blob([file]), cells, limits);

/** `code` of the error, `read` if there is none; any other error fails the test. */
async function outcome(file: BlobPart, limits?: Parameters<typeof readRun>[2]): Promise<string> {
  try {
    await read(file, limits);
    return 'read';
  } catch (error) {
    if (error instanceof RunFileError) return error.code;
    throw error;
  }
}

const packed = new Uint8Array(await (await writeRun(run)).arrayBuffer());
const json = gunzipSync(packed).toString();

describe('a recorded run', () => {
  it('comes out of its file as it went in, packed or not', async () => {
    expect(await read(packed)).toEqual(run);
    expect(await read(json)).toEqual(run);
    const none = { ...run, broker: null, cells: [], packets: [], connections: [] };
    expect(await readRun(await writeRun(none), cells)).toEqual(none);
  });

  it('keeps every kind of packet', async () => {
    const { packets } = await readRun(await writeRun({ ...run, packets: corpus }), cells);
    // Not toEqual of everything at once: a difference would be printed for minutes.
    expect(packets.length).toBe(corpus.length);
    packets.forEach((captured, index) => expect(captured).toEqual(corpus[index]));
  });

  it('is decoded from its bytes: a packet that the file claims counts for nothing', async () => {
    const lie = json.replaceAll('"direction":', '"packet":{"type":"PUBLISH","topic":"lie"},"direction":');
    expect(await read(lie)).toEqual(run);
    const broken = { ...run, packets: [{ ...(small[0] as CapturedPacket), bytes: Uint8Array.of(0x10, 1, 0) }] };
    const { packets } = await readRun(await writeRun(broken), cells);
    expect(packets[0]?.packet).toBe(null);
    expect(packets[0]?.malformed?.offset).toBeGreaterThanOrEqual(0);
  });
});

describe('a file that is', () => {
  it('cut off at any byte says so', async () => {
    for (let end = 0; end < json.length; end += 1) {
      // Before its name is complete nobody can know what it was to be.
      expect(await outcome(json.slice(0, end)), `${end}`).toMatch(end > 50 ? /^cut-off$/ : /^(cut-off|not-a-run)$/);
    }
    for (let end = 2; end < packed.length; end += 7)
      expect(await outcome(packed.slice(0, end)), `${end}`).toBe('cut-off');
  });

  it('something else says that', async () => {
    const others = ['', '{}', 'null', '7', '"x"', '[]', '{"format":"other","version":1}', '\u0000\u0001', '{'];
    for (const other of others) expect(await outcome(other)).toBe('not-a-run');
    expect(await outcome(Uint8Array.of(0xff, 0xfe, 0xfd))).toBe('not-a-run');
    expect(await outcome(gzipSync('{"a":1}'))).toBe('not-a-run');
    expect(await outcome(gzipSync(Uint8Array.of(0xff, 0xfe)))).toBe('cut-off');
  });

  it('newer says that, whatever it holds', async () => {
    expect(await outcome(json.replace('"version":1', '"version":2'))).toBe('newer');
    expect(await outcome('{"format":"lab-mqtt recorded run","version":99,"new":{}}')).toBe('newer');
    expect(await outcome(json.replace('"version":1', '"version":0'))).toBe('damaged');
  });

  it('too large says that, before and after unpacking', async () => {
    expect(await outcome(packed, { file: 10, content: 1000 })).toBe('too-large');
    expect(await outcome(gzipSync(Buffer.alloc(5_000_000, ' ')), { file: 10_000, content: 100_000 })).toBe('too-large');
  });

  it('nested without end is no trouble', async () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    expect(await outcome(json.replace('"cells":[', `"cells":[${deep},`))).not.toBe('read');
  });

  it('changed anywhere is read as something else, or refused with the place', async () => {
    const content = JSON.parse(json) as object;
    const places: (string | number)[][] = [];
    const collect = (value: unknown, path: (string | number)[]): void => {
      places.push(path);
      if (typeof value !== 'object' || value === null) return;
      for (const [key, each] of Object.entries(value)) collect(each, [...path, key]);
    };
    collect(content, []);
    const stranger = fc.constantFrom<unknown>(null, -1, 1e300, 'x', '', [], {}, true, { base64: '*' }, ['__proto__']);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), stranger, async (path, put) => {
        const copy = JSON.parse(json) as Record<string, unknown>;
        let at = copy;
        for (const key of path.slice(0, -1)) at = at[key] as Record<string, unknown>;
        const last = path.at(-1);
        if (last === undefined) return;
        at[last] = put;
        expect(['read', 'damaged', 'not-a-run', 'newer']).toContain(await outcome(JSON.stringify(copy)));
      }),
      { numRuns: 1500 },
    );
  });

  it('damaged names the place', async () => {
    const wrong = async (from: string, to: string): Promise<string> => {
      const error: unknown = await read(json.replace(from, to)).catch((thrown: unknown) => thrown);
      return (error as RunFileError).place;
    };
    expect(await wrong('"number":3', '"number":1')).toBe('run.frames[1].number');
    expect(await wrong('"direction":"to-client"', '"direction":"sideways"')).toBe('run.frames[1].direction');
    expect(await wrong('"marked":true', '"marked":1')).toMatch(/^run\.frames\[\d+\]\.marked$/);
    expect(await wrong('"note":"späť 消息"', '"note":""')).toMatch(/^run\.frames\[\d+\]\.note$/);
    expect(await wrong('"note":"späť 消息"', `"note":"${'x'.repeat(1001)}"`)).toMatch(/^run\.frames\[\d+\]\.note$/);
    expect(await wrong('"seed":1.5', '"seed":"1.5"')).toBe('run.broker.seed');
  });
});

it('bytes go through text and back', () => {
  const thereAndBack = fc.property(fc.uint8Array({ maxLength: 20_000 }), (bytes) => {
    expect(fromBase64(toBase64(bytes))).toEqual(bytes);
  });
  fc.assert(thereAndBack, { numRuns: 20 });
  expect(fromBase64('*')).toBe(null);
  expect(toBase64(bytesOf({ type: 'PINGREQ' }))).toBe('wAA=');
});

// The inputs of a broker, written down while it runs and read again.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Broker } from '../../../src/broker/broker.ts';
import type { LoggedInput } from '../../../src/broker/replay/input-log.ts';
import { InputRecorder } from '../../../src/broker/replay/input-recorder.ts';
import { readInputs, RecordedInputsError } from '../../../src/broker/replay/read-inputs.ts';
import { histories, Player, tight, type History } from '../random-history.ts';

const everyKind: LoggedInput[] = [
  { now: 0.1 + 0.2, input: { type: 'open', connection: 1 } },
  { now: 1, input: { type: 'bytes', connection: 4_294_967_295, bytes: new Uint8Array([0xc0, 0x00, 0xff]) } },
  { now: 1, input: { type: 'bytes', connection: 1, bytes: new Uint8Array() } },
  { now: 2, input: { type: 'congestion', connection: 1, congested: true } },
  { now: 2, input: { type: 'congestion', connection: 1, congested: false } },
  { now: 3, input: { type: 'tick' } },
  { now: 4, input: { type: 'closed', connection: 1 } },
  { now: 5, input: { type: 'shutdown' } },
];

function logOf(history: History): LoggedInput[] {
  const broker = new Broker(tight);
  const log: LoggedInput[] = [];
  new Player(broker, (input, now) => {
    log.push({ input, now });
    broker.handle(input, now);
  }).play(history);
  return log;
}

test('each kind of input is read as it was written', () => {
  const recorder = new InputRecorder();
  for (const entry of everyKind) recorder.record(entry);
  expect(recorder.since(0).blocks.flatMap(readInputs)).toEqual(everyKind);
});

test('a reader that comes now and then has the whole record, whatever the size of its blocks', () => {
  fc.assert(
    fc.property(histories, fc.integer({ min: 20, max: 400 }), fc.integer({ min: 1, max: 9 }), (history, size, pace) => {
      const recorder = new InputRecorder({ blockSize: size });
      const log = logOf(history);
      const read: LoggedInput[] = [];
      let from = 0;
      const readOn = (): void => {
        const part = recorder.since(from);
        expect(part.from).toBe(from);
        read.push(...part.blocks.flatMap(readInputs));
        from = part.to;
      };
      log.forEach((entry, index) => {
        recorder.record(entry);
        if (index % pace === 0) readOn();
      });
      readOn();
      expect(read).toEqual(log);
      expect(recorder.since(from).blocks).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test('the bytes of the broker are not shared: they may go elsewhere', () => {
  const recorder = new InputRecorder();
  const bytes = new Uint8Array([1, 2]);
  recorder.record({ now: 0, input: { type: 'bytes', connection: 1, bytes } });
  bytes.fill(9);
  recorder.since(0).blocks[0]?.fill(9);
  expect(recorder.since(0).blocks.flatMap(readInputs)[0]?.input).toMatchObject({ bytes: new Uint8Array([1, 2]) });
});

test('beyond its limit the record ends, and says so', () => {
  const recorder = new InputRecorder({ most: 13 * 3 + 5 });
  for (let now = 0; now < 3; now += 1) recorder.record({ now, input: { type: 'tick' } });
  expect(recorder.since(0)).toMatchObject({ to: 39, full: false });
  for (let now = 3; now < 9; now += 1) recorder.record({ now, input: { type: 'tick' } });
  const { blocks, full } = recorder.since(0);
  expect(full).toBe(true);
  expect(blocks.flatMap(readInputs)).toHaveLength(3);
});

test('a record that was cut off, or holds anything else, is told with the place', () => {
  const recorder = new InputRecorder();
  const ends = new Set([0]);
  for (const entry of everyKind) {
    recorder.record(entry);
    ends.add(recorder.since(0).to);
  }
  const [whole = new Uint8Array()] = recorder.since(0).blocks;
  for (let length = 0; length < whole.length; length += 1) {
    const read = (): unknown => readInputs(whole.slice(0, length));
    if (ends.has(length)) expect(read).not.toThrow();
    else expect(read).toThrow(RecordedInputsError);
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        readInputs(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(RecordedInputsError);
      }
    }),
  );
});

test('a clock that goes back, or is no number, is no clock of a broker', () => {
  for (const times of [[2, 1], [NaN], [Infinity], [1e300], [-1e17]]) {
    const recorder = new InputRecorder();
    for (const now of times) recorder.record({ now, input: { type: 'tick' } });
    expect(() => recorder.since(0).blocks.flatMap(readInputs)).toThrow('this is no time of a broker');
  }
});

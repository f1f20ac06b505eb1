// When a client writes one small packet after another, the host rests between two turns of the event loop.
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ReadCoalescing } from '../../../src/broker/hosts/read-coalescing.ts';

class Host {
  now = 0;
  readonly rests: number[] = [];
  readonly #coalescing = new ReadCoalescing(
    () => this.now,
    (milliseconds) => {
      this.rests.push(milliseconds);
      this.now += milliseconds;
    },
  );

  /** `pause` before the read and `work` in it, in milliseconds. */
  read(connection: number, { pause = 0.002, work = 0.005 } = {}): void {
    this.now += pause;
    this.#coalescing.begin(connection);
    this.now += work;
    this.#coalescing.end();
  }

  reads(count: number, connection: (index: number) => number, timing = {}): void {
    for (let index = 0; index < count; index++) this.read(connection(index), timing);
  }
}

test('a client that does not wait for answers makes it rest', async () => {
  const host = new Host();
  host.reads(9, () => 1);
  expect(host.rests).toEqual([]); // not while there may be more to read in this turn
  await turn();
  expect(host.rests).toEqual([0.3]);
});

test('as long as it goes on, each turn ends with a rest', async () => {
  const host = new Host();
  host.reads(9, () => 1);
  for (let turns = 0; turns < 5; turns++) {
    await turn();
    host.read(1, { work: 0.05 }); // what has come meanwhile
  }
  await turn();
  expect(host.rests).toHaveLength(6);
  host.read(1, { pause: 0.1 });
  await turn();
  expect(host.rests).toHaveLength(6);
});

test('several clients that do so at the same time are as good as one', async () => {
  const host = new Host();
  host.reads(40, (index) => index % 2);
  await turn();
  expect(host.rests).toHaveLength(1);
});

test('who waits for an answer is not made to wait', async () => {
  const host = new Host();
  host.reads(100, () => 1, { pause: 0.04 });
  await turn();
  expect(host.rests).toEqual([]);
});

test('many clients that each wait for an answer are not made to wait', async () => {
  const host = new Host();
  host.reads(2000, (index) => index % 20);
  await turn();
  expect(host.rests).toEqual([]);
});

test('with enough to do there is no rest', async () => {
  const host = new Host();
  host.reads(8, () => 1);
  host.reads(10, () => 1, { work: 0.1 });
  await turn();
  expect(host.rests).toEqual([]);
});

// The file of a broker is large while the broker keeps much, and small again when it keeps little.
import { copyFileSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openStore, type Store } from '../../../src/broker/hosts/data/sqlite-store.ts';
import { Flow } from '../flow.ts';
import { temporaryDirectory } from './restarts.ts';

const megabyte = 1_000_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

class Kept {
  readonly directory: string;
  readonly flow = new Flow({ retainedPerSecond: 0 });
  readonly store: Store;

  constructor(directory = temporaryDirectory()) {
    this.directory = directory;
    this.store = openStore(directory, this.flow.broker, (error) => {
      throw error;
    });
  }

  /** Retains so many messages of 4 KB, or clears them. */
  retain(count: number, payload = 'x'.repeat(4000)): void {
    const client = this.flow.client(4, 'p');
    for (let n = 0; n < count; n += 1) client.publish(`t/${n}`, payload, { retain: true });
    this.store.commit();
  }

  get bytes(): number {
    return ['broker.sqlite', 'broker.sqlite-wal']
      .map((name) => statSync(join(this.directory, name), { throwIfNoEntry: false })?.size ?? 0)
      .reduce((sum, size) => sum + size);
  }

  retained(): string[] {
    const client = this.flow.client(4, 'reader');
    client.subscribe('t/#');
    return client.got().slice(1);
  }
}

test('what is given up leaves the file of a broker that runs', () => {
  const kept = new Kept();
  kept.retain(5000);
  vi.runAllTimers();
  expect(kept.bytes).toBeGreaterThan(20 * megabyte);
  kept.retain(4900, '');
  const before = kept.bytes;
  vi.runAllTimers();
  expect(before).toBeGreaterThan(20 * megabyte);
  expect(kept.bytes).toBeLessThan(3 * megabyte);
  expect(kept.retained()).toHaveLength(100);
  kept.store.close();
});

test('what is changed meanwhile is kept, also if the broker is killed between two steps', () => {
  const kept = new Kept();
  kept.retain(5000);
  kept.retain(4900, '');
  vi.advanceTimersToNextTimer();
  kept.flow.client(4, 'q').publish('t/new', 'new', { retain: true });
  vi.advanceTimersToNextTimer();
  kept.flow.client(4, 'q').publish('t/newer', 'newer', { retain: true });
  kept.store.commit();
  // The files of a broker that still runs are as those after a kill -9.
  const copy = join(kept.directory, 'copy');
  mkdirSync(copy);
  for (const name of ['broker.sqlite', 'broker.sqlite-wal']) copyFileSync(join(kept.directory, name), join(copy, name));
  const again = new Kept(copy);
  expect(again.retained()).toHaveLength(102);
  again.store.close();
  vi.runAllTimers();
  expect(kept.bytes).toBeLessThan(3 * megabyte);
  kept.store.close();
});

test('the file of an earlier version is small after the next start, and from then on', () => {
  const first = new Kept();
  first.store.close();
  const database = new DatabaseSync(join(first.directory, 'broker.sqlite'));
  database.exec('PRAGMA journal_mode = DELETE; PRAGMA auto_vacuum = NONE; VACUUM');
  database.close();
  const old = new Kept(first.directory);
  old.retain(5000);
  old.retain(4900, '');
  vi.runAllTimers();
  old.store.close();
  expect(old.bytes).toBeGreaterThan(20 * megabyte);
  const again = new Kept(first.directory);
  expect(again.bytes).toBeLessThan(3 * megabyte);
  expect(again.retained()).toHaveLength(100);
  again.retain(5000);
  again.retain(4900, '');
  vi.runAllTimers();
  expect(again.bytes).toBeLessThan(3 * megabyte);
  again.store.close();
});

test('a file that is full is not written anew when a broker starts', () => {
  const first = new Kept();
  first.retain(1000);
  first.store.close();
  const before = statSync(join(first.directory, 'broker.sqlite')).mtimeMs;
  const again = new Kept(first.directory);
  expect(statSync(join(first.directory, 'broker.sqlite')).mtimeMs).toBe(before);
  again.store.close();
});

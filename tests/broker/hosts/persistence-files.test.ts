// The directory in which a broker keeps its data. It is made when it is missing, and only one broker at a time has it.
// Files that are not ours are not touched.
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test, vi } from 'vitest';
import { Broker } from '../../../src/broker/broker.ts';
import { stateToView } from '../../../src/broker/events/state-to-view.ts';
import { DataError } from '../../../src/broker/hosts/data/data-error.ts';
import { GroupCommit } from '../../../src/broker/hosts/data/group-commit.ts';
import { openStore, type Store } from '../../../src/broker/hosts/data/sqlite-store.ts';
import { startNodeHost } from '../../../src/broker/hosts/node.ts';
import { Flow } from '../flow.ts';
import { temporaryDirectory } from './restarts.ts';

function open(directory: string, broker = new Broker()): Store {
  return openStore(directory, broker, (error) => {
    throw error;
  });
}

function errorOf(act: () => unknown): DataError {
  try {
    act();
  } catch (error) {
    if (error instanceof DataError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** A file with contents, of a broker that has ended. */
function kept(directory: string): string {
  const flow = new Flow();
  const store = open(directory, flow.broker);
  const client = flow.client(4, 's', { clean: false });
  client.subscribe('t', 1);
  for (let n = 1; n <= 100; n += 1) client.publish(`retained/${n}`, 'x'.repeat(200), { retain: true });
  store.close();
  return join(directory, 'broker.sqlite');
}

test('a directory that is missing is made, with those above it', () => {
  const directory = join(temporaryDirectory(), 'a', 'b');
  open(directory).close();
  expect(existsSync(join(directory, 'broker.sqlite'))).toBe(true);
});

test.runIf(process.platform === 'linux').each(['/proc/lab', '/proc/lab/data'])(
  'where nothing can be made (%s) that is told',
  (directory) => {
    expect(errorOf(() => open(directory))).toMatchObject({
      code: 'not-writable',
      message: expect.stringMatching(/^\/proc\/lab.* cannot be written \(ENOENT.*or name another/) as unknown,
    });
  },
);

test('QoS 0 for who is there is nothing that the store is told of', () => {
  const flow = new Flow();
  const events: string[] = [];
  flow.broker.listen(({ type }) => events.push(type), 'what-lasts');
  const client = flow.client(5, 's');
  client.subscribe(['t', '$share/g/t']);
  client.got();
  events.length = 0;
  flow.client(5, 'p').publish('t', 'x');
  expect(client.got()).toHaveLength(2);
  expect(
    events.filter(
      (type) => !['input-handled', 'connection-opened', 'connection-accepted', 'session-started'].includes(type),
    ),
  ).toEqual([]);
});

test('a second broker is refused, and taken when the first has ended', () => {
  const directory = temporaryDirectory();
  const first = open(directory);
  expect(errorOf(() => open(directory))).toMatchObject({
    code: 'in-use',
    message: expect.stringMatching(/broker\.sqlite is in use by another broker: stop it/) as unknown,
  });
  first.close();
  open(directory).close();
});

test('what is not a directory is told', () => {
  const file = join(temporaryDirectory(), 'file');
  writeFileSync(file, 'mine');
  expect(errorOf(() => open(file))).toMatchObject({ code: 'not-a-directory', path: file });
  expect(errorOf(() => open(join(file, 'below')))).toMatchObject({ code: 'not-a-directory' });
  expect(readFileSync(file, 'utf8')).toBe('mine');
});

// Root may write everywhere.
test.skipIf(process.getuid?.() === 0)('a directory or file that cannot be written is told', () => {
  const directory = temporaryDirectory();
  const file = kept(directory);
  chmodSync(file, 0o400);
  expect(errorOf(() => open(directory))).toMatchObject({ code: 'not-writable', path: file });
  chmodSync(directory, 0o500);
  expect(errorOf(() => open(directory))).toMatchObject({ code: 'not-writable', path: directory });
  expect(errorOf(() => open(join(directory, 'below')))).toMatchObject({ code: 'not-writable' });
});

/** Changes the file of a broker that has ended. The file must be refused, and stay as it is. */
function refused(change: (file: string) => void): DataError {
  const directory = temporaryDirectory();
  const file = kept(directory);
  change(file);
  const before = readFileSync(file);
  const error = errorOf(() => open(directory));
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(error.message).toContain(file);
  return error;
}

function overwrite(file: string, from: number, to: number): void {
  const bytes = readFileSync(file);
  bytes.fill(0xa5, from, to);
  writeFileSync(file, bytes);
}

test.each<[name: string, change: (file: string) => void]>([
  ['is no database', (file) => writeFileSync(file, 'hello')],
  ['is one byte', (file) => writeFileSync(file, 'S')],
  ['has lost its end', (file) => writeFileSync(file, readFileSync(file).subarray(0, 8192))],
  ['has lost most of its first page', (file) => writeFileSync(file, readFileSync(file).subarray(0, 100))],
  ['has a page of rubbish', (file) => overwrite(file, 3 * 4096, 4 * 4096)],
  ['ends in rubbish', (file) => overwrite(file, statSync(file).size - 4096, statSync(file).size)],
])('a file that %s is refused and stays as it is', (_name, change) => {
  expect(refused(change)).toMatchObject({
    code: 'corrupt',
    message: expect.stringMatching(/is damaged .* and was left as it is/) as unknown,
  });
});

function inDatabase(sql: string): (file: string) => void {
  return (file) => {
    const database = new DatabaseSync(file);
    database.exec(sql);
    database.close();
  };
}

test.each([
  ['newer', 'PRAGMA user_version = 4', /was written by another version \(format 4, this one has 3\)/],
  ['foreign', 'PRAGMA application_id = 7', /is a database of another program/],
  ['corrupt', 'DELETE FROM message WHERE id = 5', /message 5 is missing/],
  ['corrupt', `UPDATE message SET properties = '{' WHERE id = 5`, /is damaged/],
  ['corrupt', 'DELETE FROM session', /session 1 is missing/],
] as const)('a file that is %s by "%s" is refused and stays as it is', (code, sql, message) => {
  const error = refused(inDatabase(sql));
  expect(error.code).toBe(code);
  expect(error.message).toMatch(message);
});

test('a file of the version before is taken over', () => {
  const directory = temporaryDirectory();
  const file = kept(directory);
  inDatabase('ALTER TABLE session DROP COLUMN username; PRAGMA user_version = 2')(file);
  const flow = new Flow();
  const store = open(directory, flow.broker);
  expect(flow.connect(4, 's', { clean: false, username: 'u' }).got()[0]).toBe('CONNACK present');
  store.close();
  const again = new Broker();
  open(directory, again).close();
  expect(again.look(stateToView).sessions.get('s')?.username).toBe('u');
});

test('a database of another program is not taken for an empty one', () => {
  const directory = temporaryDirectory();
  new DatabaseSync(join(directory, 'broker.sqlite')).exec('CREATE TABLE mine (x)');
  expect(errorOf(() => open(directory)).code).toBe('foreign');
});

test('a file that an earlier start left empty is used', () => {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, 'broker.sqlite'), '');
  open(directory).close();
  kept(directory);
});

test('a commit that has not reached the database file is found beside it', () => {
  const directory = temporaryDirectory();
  const flow = new Flow();
  const store = open(directory, flow.broker);
  flow.client(4, 's', { clean: false });
  store.commit();
  // The files of a broker that still runs are as those after a kill -9.
  const copy = join(directory, 'copy');
  mkdirSync(copy);
  for (const name of ['broker.sqlite', 'broker.sqlite-wal']) copyFileSync(join(directory, name), join(copy, name));
  store.close();
  const next = new Flow();
  const again = open(copy, next.broker);
  expect(next.connect(4, 's', { clean: false }).got()).toEqual(['CONNACK present']);
  again.close();
});

test('when a change cannot be written, nothing that waits for it is done, and no more is written', () => {
  const file = join(temporaryDirectory(), 'full.sqlite');
  const database = new DatabaseSync(file);
  database.exec('CREATE TABLE t (x)');
  const failed = vi.fn();
  const commit = new GroupCommit(database, file, failed);
  const insert = database.prepare('INSERT INTO t VALUES (?)');
  database.exec('PRAGMA max_page_count = 10');
  const done: string[] = [];
  commit.run(insert, 'small');
  commit.afterCommit(() => done.push('small'));
  commit.commit();
  commit.run(insert, 'too large '.repeat(10_000));
  commit.afterCommit(() => done.push('too large'));
  commit.run(insert, 'small again');
  commit.commit();
  commit.close();
  expect(done).toEqual(['small']);
  expect(failed).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'failed', path: file }));
  expect(failed.mock.calls[0]?.[0]).toMatchObject({ message: expect.stringContaining('full') as unknown });
  const rows = new DatabaseSync(file, { readOnly: true }).prepare('SELECT x FROM t').all();
  expect(rows.map(({ x }) => x)).toEqual(['small']);
});

test('a host whose data cannot be had does not start, and leaves nothing open', async () => {
  const directory = temporaryDirectory();
  const first = await startNodeHost({ tcpPort: 0, wsPort: null, data: directory });
  await expect(startNodeHost({ tcpPort: 0, wsPort: null, data: directory })).rejects.toMatchObject({ code: 'in-use' });
  // A broker that cannot listen gives its data back too.
  const other = temporaryDirectory();
  const taken = startNodeHost({ tcpPort: first.tcp, wsPort: null, data: other });
  await expect(taken).rejects.toMatchObject({ code: 'port-taken' });
  open(other).close();
  await first.close();
  open(directory).close();
});

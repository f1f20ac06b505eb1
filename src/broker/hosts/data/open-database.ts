// Opens the file that outlives a broker, for this process alone: SQLite, by Node's own module. A file that is not ours,
// is damaged or comes from a later version is refused before anything is written to it.
import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync, readSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { corrupt, DataError, dataError } from './data-error.ts';
import { allowGivingBack } from './free-pages.ts';
import { applicationId, schema, schemaVersion, upgrade } from './schema.ts';

export interface OpenDatabase {
  readonly database: DatabaseSync;
  readonly file: string;
}

/** Opens and locks `broker.sqlite` in a directory. Makes both when they are missing. Throws DataError. */
export function openDatabase(directory: string): OpenDatabase {
  makeDirectory(directory);
  const file = join(directory, 'broker.sqlite');
  refuseOtherFiles(file);
  let database: DatabaseSync | null = null;
  try {
    // No foreign keys are checked: the journal has no statement that could break a reference.
    database = new DatabaseSync(file, { enableForeignKeyConstraints: false });
    // The lock is taken with the first read. It ends with the process, even if that is killed.
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    const state = check(database, file);
    // Before there is a table, and only then: on a file of ours it would write.
    if (state === 'empty') allowGivingBack(database);
    // With NORMAL the operating system has a commit when it returns, so the commit survives the death of this process.
    // FULL would also wait for the disk, to survive a loss of power. After that NORMAL may lose the last commits, but
    // never the file.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
    if (state === 'empty') database.exec(schema);
    else if (state === 'older') database.exec(upgrade);
    return { database, file };
  } catch (error) {
    database?.close();
    throw dataError(file, error);
  }
}

function makeDirectory(directory: string): void {
  try {
    makeWithParents(directory);
    accessSync(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST' || code === 'ENOTDIR')
      throw new DataError('not-a-directory', directory, 'is not a directory: name another', error);
    throw new DataError(
      'not-writable',
      directory,
      `cannot be written (${message}): let this user write it, or name another`,
      error,
    );
  }
}

/**
 * Not by `recursive`, which never ends below /proc: there the system says of an existing directory that it does not
 * exist.
 */
function makeWithParents(directory: string): void {
  try {
    mkdirSync(directory);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const parent = dirname(directory);
    if (code === 'ENOENT' && parent !== directory) {
      makeWithParents(parent);
      mkdirSync(directory);
    } else if (!existsSync(directory) || !statSync(directory).isDirectory()) throw error;
  }
}

/**
 * Refuses a file that is no database. SQLite would take some short files for an empty database, and write over them.
 */
function refuseOtherFiles(file: string): void {
  const magic = Buffer.from('SQLite format 3\0');
  const start = Buffer.alloc(magic.length);
  let length: number;
  try {
    const descriptor = openSync(file, 'r+');
    length = readSync(descriptor, start);
    closeSync(descriptor);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return;
    throw new DataError('not-writable', file, `cannot be opened (${message}): let this user read and write it`, error);
  }
  if (length > 0 && !start.equals(magic)) throw corrupt(file, 'it is not a database');
}

/** Throws when the database has contents that are not ours, or of another version than this one and the one before. */
function check(database: DatabaseSync, file: string): 'empty' | 'older' | 'present' {
  const application = numberOf(database, 'SELECT application_id AS n FROM pragma_application_id');
  const version = numberOf(database, 'SELECT user_version AS n FROM pragma_user_version');
  // The tables are made in one transaction: there are all of them or none.
  if (application === 0 && version === 0 && numberOf(database, 'SELECT count(*) AS n FROM sqlite_schema') === 0)
    return 'empty';
  if (application !== applicationId)
    throw new DataError('foreign', file, 'is a database of another program: name another directory');
  if (version !== schemaVersion && version !== schemaVersion - 1) {
    throw new DataError(
      'newer',
      file,
      `was written by another version (format ${version}, this one has ${schemaVersion}): run that, or name another directory`,
    );
  }
  const verdict = database.prepare('PRAGMA quick_check(1)').get()?.quick_check;
  if (verdict !== 'ok') throw corrupt(file, String(verdict).split('\n').at(-1) ?? '');
  return version === schemaVersion ? 'present' : 'older';
}

function numberOf(database: DatabaseSync, query: string): number {
  return Number(database.prepare(query).get()?.n);
}

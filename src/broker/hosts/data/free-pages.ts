// Pages of the file that hold nothing any more. SQLite keeps them for later; here the file system gets them back, so
// that the file is small again when the broker keeps little.
import { statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';

/** Pages (of 4 KB) that may stay free: a file that shrinks and grows all the time would be slow. */
const fewestKept = 256;
/** Pages that are given back at once: some milliseconds. */
const step = 512;
/** Bytes of the write-ahead log after which it is emptied. SQLite begins it anew, but keeps its length. */
const longestLog = 4_194_304;

/** Call it before there is a table: free pages can be given back one by one then. */
export function allowGivingBack(database: DatabaseSync): void {
  database.exec('PRAGMA auto_vacuum = INCREMENTAL');
}

/**
 * Writes the file anew if most of it is free: that costs less than what it holds. It makes a file of an earlier version
 * one that can give pages back. A file that cannot be written anew, as there is no room, stays as it was.
 */
export function compact(database: DatabaseSync): void {
  const free = numberOf(database, 'freelist_count');
  if (free < fewestKept || free * 2 < numberOf(database, 'page_count')) return;
  try {
    database.exec('PRAGMA auto_vacuum = INCREMENTAL; VACUUM; PRAGMA wal_checkpoint(TRUNCATE)');
  } catch (error) {
    if (!isFull(error)) throw error;
  }
}

/** Gives some pages back, if there are many. Returns whether there are more of them. Not within a transaction. */
export function giveBack(database: DatabaseSync, file: string): boolean {
  const free = numberOf(database, 'freelist_count');
  const kept = Math.max(fewestKept, Math.floor(numberOf(database, 'page_count') / 4));
  const gives = free > kept && numberOf(database, 'auto_vacuum') !== 0;
  if (gives) database.exec(`PRAGMA incremental_vacuum(${Math.min(step, free - kept)})`);
  if (gives && free - kept > step) return true;
  // Only now does the file itself become shorter.
  if (gives || statSync(`${file}-wal`).size > longestLog) database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  return false;
}

function numberOf(database: DatabaseSync, pragma: string): number {
  return Number(Object.values(database.prepare(`PRAGMA ${pragma}`).get() ?? {})[0]);
}

/** SQLITE_FULL. */
function isFull(error: unknown): boolean {
  return (error as { errcode?: number }).errcode === 13;
}

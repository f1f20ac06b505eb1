// The table of rooms in src/README.md, as data. A row or a name that cannot be right is an error that says which.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export interface Room {
  /** Its folder or file in src, as the table names it but without a slash at the end; a room can have two. */
  paths: readonly string[];
  /** Whether it may import every room but those that may themselves import everything. */
  everything: boolean;
  /** Rooms, folders and files in src that its code may import. */
  imports: readonly string[];
  /** Those that it may name only with `import type`. */
  types: readonly string[];
  packages: readonly Packages[];
}

export interface Packages {
  /** Names of packages, or with a star: `node:*`, `virtual:*`. */
  names: readonly string[];
  /** Files and folders in src that may import them; the whole room if empty. */
  places: readonly string[];
}

const header = ['room', 'what it is', 'may import', 'as types', 'packages'];

/** Reads the table of the project in that folder. Throws if a name of it, or a folder of src, is unknown to the other. */
export function readRooms(project: string): Room[] {
  const rooms = parseRooms(readFileSync(join(project, 'src/README.md'), 'utf8'));
  const src = join(project, 'src');
  refuseUnknownNames(rooms, src);
  refuseMissingRows(rooms, src);
  refuseCircles(rooms);
  return rooms;
}

function parseRooms(markdown: string): Room[] {
  const lines = markdown.split('\n').map(cellsOf);
  const at = lines.findIndex((cells) => cells.join() === header.join());
  if (at < 0) throw wrong(`there is no table with the columns ${header.join(', ')}`);
  const end = lines.findIndex((cells, index) => index > at && cells.length === 0);
  return lines.slice(at + 2, end < 0 ? undefined : end).map(parseRow);
}

function cellsOf(line: string): string[] {
  if (!line.startsWith('|')) return [];
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

function parseRow(cells: string[]): Room {
  const [name = '', , code = '', types = '', packages = ''] = cells;
  const paths = namesIn(name);
  if (cells.length !== header.length || paths.length === 0) throw wrong(`this is no row of it: ${cells.join(' | ')}`);
  return {
    paths,
    everything: /^everything\b/.test(code),
    imports: namesIn(code),
    types: namesIn(types),
    packages: packages
      .split(';')
      .map((part) => part.split(/\s+in\s+(?=`)/))
      .map(([names = '', places = '']) => ({ names: namesIn(names), places: namesIn(places) }))
      .filter(({ names }) => names.length > 0),
  };
}

function namesIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name.replace(/\/$/, ''));
}

/** The room whose folder or file a path in src belongs to: the innermost. */
export function roomOf(path: string, rooms: readonly Room[]): Room | undefined {
  const depth = (room: Room) =>
    Math.max(0, ...room.paths.filter((own) => path === own || path.startsWith(`${own}/`)).map((own) => own.length));
  const [innermost] = rooms.filter((room) => depth(room) > 0).sort((one, other) => depth(other) - depth(one));
  return innermost;
}

function refuseUnknownNames(rooms: readonly Room[], src: string): void {
  for (const room of rooms) {
    const places = room.packages.flatMap((packages) => packages.places);
    for (const name of [...room.paths, ...room.imports, ...room.types, ...places]) {
      if (!existsSync(join(src, name)))
        throw wrong(`the row of ${room.paths.join()} names ${name}, which is not in src`);
    }
  }
}

function refuseMissingRows(rooms: readonly Room[], src: string): void {
  const code = (path: string): boolean =>
    statSync(join(src, path)).isDirectory()
      ? readdirSync(join(src, path)).some((entry) => code(join(path, entry)))
      : /(?<!\.d)\.(tsx?|mjs|astro|css)$/.test(path);
  for (const entry of readdirSync(src)) {
    if (code(entry) && roomOf(entry, rooms) === undefined) throw wrong(`src/${entry} has no row in the table of rooms`);
  }
}

/** With the imports inside the table, no circle in it means that there is none between the rooms. */
function refuseCircles(rooms: readonly Room[]): void {
  const settled = new Set<Room>();
  const visit = (room: Room, above: readonly Room[]): void => {
    if (settled.has(room)) return;
    const path = [...above, room];
    if (above.includes(room)) throw wrong(`rooms import in a circle: ${path.map(({ paths }) => paths[0]).join(' → ')}`);
    for (const name of [...room.imports, ...room.types]) {
      const target = roomOf(name, rooms);
      if (target !== undefined && target !== room) visit(target, path);
    }
    settled.add(room);
  };
  for (const room of rooms) visit(room, []);
}

function wrong(what: string): Error {
  return new Error(`src/README.md: ${what}`);
}

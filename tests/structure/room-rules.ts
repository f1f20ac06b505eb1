// The table of rooms as rules of dependency-cruiser. Every import that no row allows is refused.
import type { IForbiddenRuleType } from 'dependency-cruiser';
import { builtinModules } from 'node:module';
import type { Room } from './room-table.ts';

export function roomRules(rooms: readonly Room[]): IForbiddenRuleType[] {
  return rooms.flatMap((room) => [...importRules(room, rooms), ...packageRules(room, rooms)]);
}

function importRules(room: Room, rooms: readonly Room[]): IForbiddenRuleType[] {
  const [name = ''] = room.paths;
  const from = insideOf(room, rooms);
  const given = room.everything ? rooms.filter(({ everything }) => !everything).flatMap(({ paths }) => paths) : [];
  const code = [...room.paths, ...given, ...room.imports];
  const outside = room.everything ? ['^content/', '^public/'] : [];
  const granted = [...outside, ...code.map((path) => grantOf(path, rooms))];
  return [
    {
      name: `${name}-imports`,
      comment: `src/README.md says what ${name} may import.`,
      severity: 'error',
      from,
      to: { dependencyTypes: ['local'], preCompilationOnly: false, pathNot: granted },
    },
    {
      name: `${name}-imports-types`,
      comment: `src/README.md says of what ${name} may import types.`,
      severity: 'error',
      from,
      to: { dependencyTypes: ['local'], preCompilationOnly: true, pathNot: [...granted, ...room.types.map(inSrc)] },
    },
  ];
}

function packageRules(room: Room, rooms: readonly Room[]): IForbiddenRuleType[] {
  const [name = ''] = room.paths;
  const from = insideOf(room, rooms);
  const allowed = room.packages.flatMap((packages) => packages.names);
  const list: IForbiddenRuleType = {
    name: `${name}-packages`,
    comment: `src/README.md says which packages ${name} may import.`,
    severity: 'error',
    from,
    to: { dependencyTypesNot: ['local'], pathNot: allowed.flatMap(packagePatterns) },
  };
  const entries = room.packages
    .filter(({ places }) => places.length > 0)
    .map(({ names, places }): IForbiddenRuleType => ({
      name: `${name}-entry-of-${names.join('-')}`,
      comment: `${names.join(', ')} enters ${name} through ${places.join(', ')} alone.`,
      severity: 'error',
      from: { ...from, pathNot: [...from.pathNot, ...places.map(inSrc)] },
      to: { dependencyTypesNot: ['local'], path: names.flatMap(packagePatterns) },
    }));
  return [list, ...entries];
}

/** The files of a room, without those of a room that stands inside of it. */
function insideOf(room: Room, rooms: readonly Room[]): { path: string[]; pathNot: string[] } {
  const inner = rooms
    .flatMap(({ paths }) => paths)
    .filter((path) => room.paths.some((own) => path.startsWith(`${own}/`)));
  return { path: room.paths.map(inSrc), pathNot: inner.map(inSrc) };
}

/** What a name in the table opens to code: a room does not open the room inside of it, a folder or file opens itself. */
function grantOf(name: string, rooms: readonly Room[]): string {
  const room = rooms.find(({ paths }) => paths.includes(name));
  const inner = room === undefined ? [] : insideOf(room, rooms).pathNot;
  return inner
    .map((pattern) => `(?!${pattern.slice(1)})`)
    .reduce((all, look) => `^${look}${all.slice(1)}`, inSrc(name));
}

/** A path in src, itself or all inside of it. */
function inSrc(path: string): string {
  return `^src/${path.replaceAll('.', '\\.')}(?:$|/)`;
}

function packagePatterns(name: string): string[] {
  if (name === 'node:*') return [`^(?:node:)?(?:${builtinModules.join('|')})$`];
  if (name.endsWith('*')) return [`^${name.slice(0, -1)}`];
  // One that is not on the disk has its own name as path.
  return [`^node_modules/${name}/`, `^node_modules/@types/${name}/`, `^${name}(?:$|/)`];
}

// The packets of two runs of one cell side by side, and what differs. Packets are told by client, direction, type and what they
// say; order counts where the standard keeps it, and is marked as open elsewhere. Pure.
import type { CapturedPacket } from '../captured-packet.ts';
import { align } from './align.ts';
import { longestRise } from './longest-rise.ts';
import { meaningsOf, type Meaning } from './packet-meaning.ts';

export interface ComparedRun {
  packets: readonly CapturedPacket[];
  /** What its topics and Client Identifiers begin with, without a trailing slash. */
  namespace: string;
}

export interface FieldDifference {
  /** The specification's name; `client` when another client sent or got the packet. */
  field: string;
  /** Null: it is not there. */
  left: string | null;
  right: string | null;
}

export interface ComparedRow {
  left: CapturedPacket | null;
  right: CapturedPacket | null;
  fields: readonly FieldDifference[];
  /**
   * `kept`: both stand among the others in the same way. `open`: not so, and the standard leaves that open. `swapped`:
   * not so among packets of one client and type, and of PUBLISH of one topic and QoS too.
   */
  order: 'kept' | 'open' | 'swapped';
}

export interface Comparison {
  rows: readonly ComparedRow[];
  /** Rows in which nothing differs, some of them at another point of the run. */
  same: number;
  elsewhere: number;
  differing: number;
  /** Packets behind the first ones, which were not compared. */
  leftOut: number;
}

/** Packets of a run. */
const mostPackets = 3000;

export function compareRuns(left: ComparedRun, right: ComparedRun): Comparison {
  const sides = [sideOf(left), sideOf(right)] as const;
  const rows = inOrder(sides, pairsOf(sides));
  const isSame = (row: ComparedRow): boolean =>
    row.left !== null && row.right !== null && row.fields.length === 0 && row.order !== 'swapped';
  const same = rows.filter(isSame);
  const all = left.packets.length + right.packets.length;
  return {
    rows,
    same: same.length,
    elsewhere: same.filter(({ order }) => order === 'open').length,
    differing: rows.length - same.length,
    leftOut: all - sides[0].packets.length - sides[1].packets.length,
  };
}

interface Side {
  packets: readonly CapturedPacket[];
  meanings: readonly Meaning[];
}
type Sides = readonly [left: Side, right: Side];

function sideOf({ packets, namespace }: ComparedRun): Side {
  const first = packets.slice(0, mostPackets);
  return { packets: first, meanings: meaningsOf(first, namespace) };
}

/** For each packet on the left the one on the right that it is compared with. */
function pairsOf([left, right]: Sides): Map<number, number> {
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  const pair = (one: number, other: number): void => {
    pairs.set(one, other);
    taken.add(other);
  };
  const others = grouped(right, ({ lane }) => lane);
  for (const [lane, places] of grouped(left, (meaning) => meaning.lane)) {
    const beside = others.get(lane) ?? [];
    const cost = (one: number, other: number): number =>
      costOf(left.meanings[places[one] ?? 0], right.meanings[beside[other] ?? 0]);
    for (const [one, other] of align([places.length, beside.length], cost))
      if (one !== null && other !== null) pair(places[one] ?? 0, beside[other] ?? 0);
  }
  // What is left over: swapped in its lane, or about the same and otherwise different, or the same for another client.
  for (const key of [
    (meaning: Meaning) => `${meaning.lane}\n${meaning.text}`,
    ({ place, about }: Meaning) => (about === '' ? null : `${place}\n${about}`),
    ({ about, text }: Meaning) => (about === '' ? null : text),
  ]) {
    const rest = grouped(right, key, taken);
    for (const [name, places] of grouped(left, key, pairs))
      for (const place of places) {
        const other = rest.get(name)?.shift();
        if (other !== undefined) pair(place, other);
      }
  }
  return pairs;
}

function grouped(
  { meanings }: Side,
  keyOf: (meaning: Meaning) => string | null,
  without: { has(place: number): boolean } = new Set(),
): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  meanings.forEach((meaning, place) => {
    const key = without.has(place) ? null : keyOf(meaning);
    if (key === null) return;
    const group = groups.get(key);
    if (group) group.push(place);
    else groups.set(key, [place]);
  });
  return groups;
}

/** Two in one lane: less than two gaps when they can be the same packet in another shape. */
function costOf(left?: Meaning, right?: Meaning): number {
  if (!left || !right) return Infinity;
  if (left.text === right.text) return 0;
  const fields = fieldDifferences(left, right);
  // Time or chance stand in some payloads: then the next one is compared, unless another has the very payload.
  if (fields.some(({ field }) => field === 'Payload')) return 1.5;
  return left.about === right.about ? Math.min(0.4 + fields.length / 100, 0.9) : Infinity;
}

function fieldDifferences(left: Meaning, right: Meaning): FieldDifference[] {
  const names = new Set([...left.fields.keys(), ...right.fields.keys()]);
  const client = left.client === right.client ? [] : [{ field: 'client', left: left.client, right: right.client }];
  return [
    ...client,
    ...[...names].flatMap((field) => {
      const [one, other] = [left.fields.get(field) ?? null, right.fields.get(field) ?? null];
      return one === other ? [] : [{ field, left: one, right: other }];
    }),
  ];
}

/** Rows in the order of the left; what only the right has stands behind what it follows there. */
function inOrder(sides: Sides, pairs: Map<number, number>): ComparedRow[] {
  const [left, right] = sides;
  const lefts = [...left.packets.keys()];
  const paired = lefts.filter((place) => pairs.has(place));
  const kept = rising(paired, pairs);
  const swapped = new Set<number>();
  for (const places of grouped({ ...left }, ({ lane }) => lane).values()) {
    const inLane = places.filter((place) => {
      const other = pairs.get(place);
      return other !== undefined && right.meanings[other]?.lane === left.meanings[place]?.lane;
    });
    const keep = rising(inLane, pairs);
    for (const place of inLane) if (!keep.has(place)) swapped.add(place);
  }
  const used = new Set(pairs.values());
  const only = [...right.packets.keys()].filter((place) => !used.has(place) && !isPing(right, place));
  const rows: ComparedRow[] = [];
  const addOnly = (before: number): void => {
    while (only.length > 0 && (only[0] ?? 0) < before)
      rows.push({ left: null, right: right.packets[only.shift() ?? 0] ?? null, fields: [], order: 'kept' });
  };
  for (const place of lefts) {
    const other = pairs.get(place);
    if (other === undefined) {
      if (!isPing(left, place))
        rows.push({ left: left.packets[place] ?? null, right: null, fields: [], order: 'kept' });
      continue;
    }
    if (kept.has(place)) addOnly(other);
    const [one, beside] = [left.meanings[place], right.meanings[other]];
    rows.push({
      left: left.packets[place] ?? null,
      right: right.packets[other] ?? null,
      fields: one && beside ? fieldDifferences(one, beside) : [],
      order: swapped.has(place) ? 'swapped' : kept.has(place) ? 'kept' : 'open',
    });
  }
  addOnly(Infinity);
  return rows;
}

/** Those of the places on the left whose pairs on the right rise with them. */
function rising(places: readonly number[], pairs: ReadonlyMap<number, number>): Set<number> {
  const rise = longestRise(places.map((place) => pairs.get(place) ?? 0));
  return new Set(places.filter((_, index) => rise.has(index)));
}

/** How many pings there are is a matter of time. */
function isPing({ packets }: Side, place: number): boolean {
  return packets[place]?.packet?.type.startsWith('PING') === true;
}

// The topic side of the picture: a tree of the topics that have a retained message, of the filters that sessions
// subscribe to, and of the topics through which a message passes. Levels with one way on share a row. What is too much
// is counted. Pure.
import type { BrokerView, MessageView } from '../../broker/events/broker-view.ts';
import { visible } from '../../capture/payload-text.ts';
import { hasWildcard, parseShare } from '../../mqtt/topic.ts';
import { shortName } from './picture-names.ts';

export interface TopicRow {
  /** Topic Name or filter; of a group its full filter; of what is left out `more`. */
  key: string;
  /**
   * `level`: on the way to others; `topic`: it may have a retained message; `filter`: with wildcards; `group`: shares the
   * filter above it; `more`: what is left out.
   */
  kind: 'level' | 'topic' | 'filter' | 'group' | 'more';
  depth: number;
  label: string;
  retained: MessageView | null;
  /** Whether a session subscribes to it, or it has a retained message: else a message only passes. */
  stands: boolean;
  /** Of `group`: its members; of `more`: topics that are left out, and those of them with a retained message. */
  count: number;
  retainedCount: number;
}

interface Node {
  name: string | null;
  children: Map<string, Node>;
}

export interface TopicWishes {
  place: string;
  /** Topics and filters that get a row in any case, as far as there is room. */
  passing: readonly string[];
  /** Full filters of groups that keep their rows while they have no member. */
  groups: readonly string[];
  /** Rows at most. */
  most: number;
}

export function topicRows(view: BrokerView, { place, passing, groups: keptGroups, most }: TopicWishes): TopicRow[] {
  const filters = new Set<string>();
  for (const { subscriptions } of view.sessions.values())
    for (const { filter } of subscriptions.values()) filters.add(filter);
  const groups = groupsByFilter(view, keptGroups);
  const all = new Set([...passing, ...filters, ...view.retained.keys()]);
  // Each of them and its groups take rows, and so may a level above.
  const kept: string[] = [];
  let rows = 0;
  for (const name of all) {
    rows += 1 + (groups.get(name)?.size ?? 0);
    if (rows > most) break;
    kept.push(name);
  }
  let drawn = draw(kept);
  while (drawn.length + (kept.length < all.size ? 1 : 0) > most && kept.length > 1) {
    kept.pop();
    drawn = draw(kept);
  }
  if (kept.length === all.size) return drawn;
  const shown = new Set(kept);
  const left = [...all].filter((name) => !shown.has(name));
  const retained = left.filter((name) => view.retained.has(name)).length;
  return [...drawn, { ...plainRow('more', 'more', 0, ''), count: left.length, retainedCount: retained }];

  function draw(names: readonly string[]): TopicRow[] {
    const root: Node = { name: null, children: new Map() };
    for (const name of [...names].sort()) add(root, name);
    return rowsBelow(root, -1, '');
  }

  function add(root: Node, name: string): void {
    let node = root;
    for (const level of shortName(name, place).split('/')) {
      const next: Node = node.children.get(level) ?? { name: null, children: new Map() };
      node.children.set(level, next);
      node = next;
    }
    node.name = name;
  }

  function rowsBelow(node: Node, depth: number, path: string): TopicRow[] {
    return [...node.children].flatMap(([level, child]) => {
      let [label, at] = [level, child];
      for (let only = onlyChild(at); at.name === null && only !== null; only = onlyChild(at)) {
        label += `/${only[0]}`;
        at = only[1];
      }
      const below = rowsBelow(at, depth + 1, `${path}${label}/`);
      return [rowOf(at, depth + 1, label, path), ...groupRows(at.name, depth + 2), ...below];
    });
  }

  function rowOf({ name }: Node, depth: number, label: string, path: string): TopicRow {
    if (name === null) return plainRow('level', `${path}${label}/`, depth, `${label}/`);
    const retained = view.retained.get(name) ?? null;
    const stands = retained !== null || filters.has(name);
    return { ...plainRow(hasWildcard(name) ? 'filter' : 'topic', name, depth, label), retained, stands };
  }

  function groupRows(name: string | null, depth: number): TopicRow[] {
    return [...(groups.get(name ?? '') ?? [])].map(([fullFilter, members]) => ({
      ...plainRow('group', fullFilter, depth, visible(parseShare(fullFilter)?.shareName ?? fullFilter)),
      stands: members > 0,
      count: members,
    }));
  }
}

/** By filter: each group's full filter, and how many members it has. */
function groupsByFilter(view: BrokerView, kept: readonly string[]): Map<string, Map<string, number>> {
  const groups = new Map<string, Map<string, number>>();
  const put = (fullFilter: string, filter: string, members: number): void => {
    const there = groups.get(filter) ?? new Map<string, number>();
    groups.set(filter, there.set(fullFilter, members));
  };
  for (const fullFilter of kept) put(fullFilter, parseShare(fullFilter)?.filter ?? '', 0);
  for (const { shareName, filter, members } of view.groups.values())
    put(`$share/${shareName}/${filter}`, filter, members.length);
  return groups;
}

function onlyChild({ children }: Node): [string, Node] | null {
  const [first] = children;
  return children.size === 1 && first !== undefined ? first : null;
}

function plainRow(kind: TopicRow['kind'], key: string, depth: number, label: string): TopicRow {
  return { key, kind, depth, label, retained: null, stands: true, count: 0, retainedCount: 0 };
}

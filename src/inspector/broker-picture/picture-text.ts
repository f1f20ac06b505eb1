// The picture as a list of sentences, for those who do not see it: retained messages, groups, sessions with all that the
// drawing shows of them. Pure.
import type { Picture } from './draw-picture.ts';
import { shortName } from './picture-names.ts';
import { shortPayload, type SessionBox, type SessionRow, type TrackItem } from './session-boxes.ts';
import type { PictureWords } from './words/words.ts';

export function pictureText({ topics, boxes, more, place }: Picture, words: PictureWords): string[] {
  const told = topics.flatMap(({ kind, key, retained, count, retainedCount, label }) => {
    if (kind === 'more') return [words.moreTopics(count, retainedCount)];
    if (kind === 'group') return count > 0 ? [words.group(label, shortName(filterOf(key), place), count)] : [];
    return retained === null
      ? []
      : [words.retained(shortName(key, place), shortPayload(retained.payload), retained.qos)];
  });
  const left = more.connected + more.away;
  const list = [
    ...told,
    ...boxes.map((box) => boxText(box, words)),
    ...(left > 0 ? [words.moreSessions(more.connected, more.away, more.waiting)] : []),
  ];
  return (list.length > 0 ? list : [words.empty]).map((text) => (text.endsWith(words.stop) ? text : text + words.stop));
}

/** Whether the client is there, or how long its session lasts. */
export function stateText({ state, version, expires, slow }: SessionBox, words: PictureWords): string {
  if (state === 'none') return words.none;
  if (state === 'away') return words.away(expires?.seconds ?? null);
  return slow ? words.slow : words.connected(version === 5 ? '5' : '3.1.1');
}

function boxText(box: SessionBox, words: PictureWords): string {
  const filters = box.rows.flatMap((row) =>
    row.kind === 'filter'
      ? [`${row.label} (QoS ${row.qos})`]
      : row.kind === 'more-filters'
        ? [words.moreFilters(row.count)]
        : [],
  );
  const parts = [
    `${box.name}: ${stateText(box, words)}`,
    ...(filters.length > 0 ? [words.subscribed(filters.join(words.comma))] : []),
    ...box.rows.flatMap((row) => rowText(row, words)),
  ];
  return parts.join(words.semicolon);
}

function rowText(row: SessionRow, words: PictureWords): string[] {
  if (row.kind === 'will') return [words.hasWill(row.topic, row.text, row.clock?.seconds ?? null)];
  if (row.kind !== 'track' || row.items.length === 0) return [];
  const messages = row.items.map(itemText).join(words.comma) + (row.more > 0 ? ` +${row.more}` : '');
  return [{ queue: words.inQueue, inflight: words.underWay, unreleased: words.held }[row.track](messages)];
}

/** A message in a box, in full. */
export function itemText({ text, qos, packetId, waitsFor }: TrackItem): string {
  return [text, `QoS ${qos}`, ...(packetId === null ? [] : [`#${packetId}`]), ...(waitsFor === null ? [] : [waitsFor])]
    .filter((part) => part !== '')
    .join(' ');
}

function filterOf(fullFilter: string): string {
  return fullFilter.split('/').slice(2).join('/');
}

// The links of a chapter into the wire panel, tried on runs of their cells.
import { readFileSync } from 'node:fs';
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { findSight, isMiss } from '../../../src/site/show/find-sight.ts';
import { cellsOnPage, showSpec, showTags, type ShowPlace, type ShowTag } from '../../../src/site/show/show-tags.ts';

const textOf = (chapter: string, language: string) => readFileSync(`content/${chapter}/${language}.mdx`, 'utf8');

export function showsOf(chapter: string, language: string): ShowTag[] {
  return showTags(textOf(chapter, language));
}

/** Which links to this run of the cell find nothing in it, although they should there. The other language has the same. */
export function lostShows(
  chapter: string,
  cell: string,
  where: ShowPlace,
  packets: readonly CapturedPacket[],
): string[] {
  const text = textOf(chapter, 'en');
  return showTags(text).flatMap(({ line, attributes }) => {
    const at = `content/${chapter}/en.mdx:${line}`;
    const { sight, on } = showSpec(attributes, cellsOnPage(text), at);
    if (sight.cell !== cell || on?.includes(where) === false) return [];
    const found = findSight(sight, packets);
    return isMiss(found) ? [`${at}: <Show> finds ${JSON.stringify(found)} in a run of ${cell}`] : [];
  });
}

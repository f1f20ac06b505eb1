// Names as the picture shows them: without what all clients of the broker begin with. The book's Client Identifiers are
// topics of the reader, as `lab/k3x9/anna`. Pure.
import { visible } from '../../capture/payload-text.ts';

/** What all of them begin with, up to the last `/`; empty = nothing. */
export function placeOf(clientIds: Iterable<string>): string {
  let place: string | null = null;
  for (const id of clientIds) {
    const own = id.slice(0, id.lastIndexOf('/') + 1);
    place ??= own;
    while (!own.startsWith(place)) place = place.slice(0, place.lastIndexOf('/', place.length - 2) + 1);
  }
  return place ?? '';
}

/** A Client Identifier, Topic Name or filter without that place: one line, whatever stands in it. */
export function shortName(name: string, place: string): string {
  const [group = ''] = /^\$share\/[^/]*\//.exec(name) ?? [];
  if (group !== '') return visible(group) + shortName(name.slice(group.length), place);
  return visible(name.startsWith(place) && name.length > place.length ? name.slice(place.length) : name);
}

// A topic without what all topics of a reader begin with. The book's Client Identifiers are topics of the reader, as
// `lab/k3x9/anna`: a topic in the same place as its client, `lab/k3x9/news`, is `…/news`. Pure.
const shared = /^\$share\/[^/]*\//;

/** `topic`: a Topic Name, a Topic Filter or a Client Identifier. */
export function shortTopic(topic: string, clientId: string): string {
  const place = clientId.slice(0, clientId.lastIndexOf('/') + 1);
  const group = shared.exec(topic)?.[0] ?? '';
  const rest = topic.slice(group.length);
  const isBelow = place.length > 1 && rest.length > place.length && rest.startsWith(place);
  return isBelow ? `${group}…/${rest.slice(place.length)}` : topic;
}

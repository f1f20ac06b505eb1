// A step of a run as a sentence: what came, and what the broker did with it. Pure.
import type { BrokerEvent } from '../../broker/events/events.ts';
import { hexCode } from '../../capture/hex-code.ts';
import { shortName } from './picture-names.ts';
import { shortPayload } from './session-boxes.ts';
import type { PictureWords } from './words/words.ts';

/** Empty when nothing of it is worth telling. `place`: what all names begin with. */
export function stepText(events: readonly BrokerEvent[], place: string, words: PictureWords): string {
  const name = (of: string): string => shortName(of, place);
  const parts = [...events.flatMap((event) => toldOf(event, name, words)), ...deliveries(events, name, words)];
  const [first = '', ...rest] = [...new Set(parts)];
  if (first === '') return '';
  return words.sentence([first, ...rest].join(words.semicolon) + words.stop);
}

type Name = (of: string) => string;

function toldOf(event: BrokerEvent, name: Name, { step }: PictureWords): string[] {
  switch (event.type) {
    case 'connection-accepted':
      return [step.connects(name(event.clientId), event.sessionPresent)];
    case 'connection-refused':
      return [step.refused(hexCode(event.reasonCode))];
    case 'connection-closed': {
      const { clientId, end } = event;
      if (clientId === null) return [];
      const how = { client: step.goodbye, server: step.closed, network: step.cut }[end.by];
      return [how(name(clientId))];
    }
    case 'session-ended':
      return [step.ends[event.why](name(event.clientId))];
    case 'will-delayed':
      return [step.willWaits(name(event.clientId), Math.round((event.due - event.at) / 1000))];
    case 'subscribed':
      return [step.subscribes(name(event.clientId), name(event.subscription.fullFilter), event.subscription.qos)];
    case 'subscribe-refused':
      return [step.subscribeRefused(name(event.clientId), name(event.fullFilter))];
    case 'unsubscribed':
      return [step.unsubscribes(name(event.clientId), name(event.fullFilter))];
    case 'published': {
      const { publisher, topic, payload, qos, retain } = event.message;
      const text = payload.length === 0 ? step.emptyPayload : `“${shortPayload(payload)}”`;
      if (event.by === 'client') return [step.publishes(name(publisher), text, name(topic), qos, retain)];
      return event.by === 'will' ? [step.willPublished(name(publisher), text, name(topic))] : [];
    }
    case 'publish-refused':
      return [step.publishRefused(name(event.message.publisher))];
    case 'retained-stored':
      return [step.stored];
    case 'retained-removed':
      return [event.why === 'empty-payload' ? step.cleared : step.retainedExpired];
    case 'acknowledged':
      return [step.answers(name(event.clientId), event.packet)];
    case 'no-subscriber':
      return event.why === 'no-match' ? [step.nobody] : [];
    default:
      return event.type === 'timer-set' && event.timer.type === 'session-expiry' ? [step.stays] : [];
  }
}

/** Who got something, who waits for something, and for whom nothing is kept. */
function deliveries(events: readonly BrokerEvent[], name: Name, { step, comma }: PictureWords): string[] {
  const retained = new Set<number>();
  const [live, fromSlot, queued, dropped] = [
    new Set<string>(),
    new Set<string>(),
    new Set<string>(),
    new Set<string>(),
  ];
  const fromQueue = new Map<string, number>();
  const again = new Set<string>();
  for (const event of events) {
    if (event.type === 'routed' && event.cause === 'retained') retained.add(event.message);
    if (event.type === 'queued') queued.add(name(event.clientId));
    if (event.type === 'dropped' && event.from === 'arrival') dropped.add(name(event.clientId));
    if (event.type !== 'sent') continue;
    const client = name(event.clientId);
    if (event.why === 'from-queue') fromQueue.set(client, (fromQueue.get(client) ?? 0) + 1);
    else if (event.why === 'new') (retained.has(event.delivery.message.id) ? fromSlot : live).add(client);
    else again.add(client);
  }
  const told = (say: (clients: string) => string, clients: ReadonlySet<string>): string[] =>
    clients.size > 0 ? [say([...clients].join(comma))] : [];
  return [
    ...told(step.sent, live),
    ...told(step.sentRetained, fromSlot),
    ...told(step.waits, queued),
    ...told(step.dropped, dropped),
    ...told(step.sentAgain, again),
    ...[...fromQueue].map(([client, count]) => step.sentFromQueue(client, count)),
  ];
}

// The answer to why a client got a message, or not, as sentences with what they rest on: the clause of the
// specification, and packets. Pure.
import type { Copy, Explanation } from '../../broker/events/why.ts';
import type { Language } from '../../language.ts';
import type { QoS } from '../../mqtt/packet.ts';
import { visible } from '../../capture/payload-text.ts';
import type { ToldMessage } from './broker-questions.ts';
import { clauseOf, type ClauseOf } from './why-clauses.ts';
import { whyWords, type Outcome, type WhyWords } from './words/words.ts';

export interface WhySentence {
  text: string;
  clause?: string;
  /** Numbers of packets. */
  packets?: readonly number[];
}

type Told = Pick<ToldMessage, 'published' | 'copies' | 'crossings' | 'subscribe' | 'versionOf'>;

/** What the broker told, unless the wire knows that a fault kept back what the broker takes for delivered. */
export function shownOutcome(told: Pick<Told, 'copies'>, { clientId, outcome, copies }: Explanation): Outcome {
  const sent = told.copies(clientId);
  const times = copies.reduce((sum, copy) => sum + copy.times, 0);
  const unproven = copies.every(({ state }) => state.type === 'sent' && state.waitsFor === null);
  const lost = sent.length > 0 && sent.length === times && sent.every((copy) => copy.lost);
  return outcome === 'delivered' && unproven && lost ? 'lost-on-wire' : outcome;
}

/** `nameOf`: what the reader calls a client. The first sentence is the outcome. */
export function whySentences(
  told: Told,
  explanation: Explanation,
  nameOf: (clientId: string) => string,
  language: Language,
): WhySentence[] {
  const words = whyWords(language);
  const { clientId, message, matches, withheld, choices, copies } = explanation;
  const outcome = shownOutcome(told, explanation);
  const version = told.versionOf(clientId);
  const cited = (text: string, what: ClauseOf | null, ...packets: (number | undefined)[]): WhySentence => {
    const kept = packets.filter((packet) => packet !== undefined);
    return { text, ...(what && { clause: clauseOf(what, version) }), ...(kept.length > 0 && { packets: kept }) };
  };
  const sentences = [
    cited(words.outcomes[outcome](nameOf(clientId), explanation), outcomeClauses[outcome]),
    cited(words.published(nameOf(message.publisher), explanation), null, told.published),
    ...choices.map((choice) => cited(words.chosen(nameOf(choice.clientId), choice), 'sharing')),
    ...matches.map((match) =>
      cited(
        words.routed(match),
        match.cause === 'retained' ? 'retained' : 'quality',
        told.subscribe(clientId, match.subscription.fullFilter),
      ),
    ),
  ];
  const merged = matches.filter(({ copy }) => copy === 'merged').length;
  if (merged > 1) sentences.push(cited(words.merged(merged), 'overlap'));
  for (const routing of withheld)
    sentences.push(
      cited(words.withheld(routing), 'noLocal', told.subscribe(clientId, routing.subscription.fullFilter)),
    );
  const nearest = nearestSentence(explanation, words);
  if (nearest !== null)
    sentences.push(cited(nearest.text, nearest.clause, nearest.subscribe(told.subscribe, clientId)));
  for (const crossing of told.crossings(clientId))
    sentences.push(
      cited(
        words.crossed(nameOf(clientId), nameOf(message.publisher), crossing),
        null,
        crossing.request,
        told.published,
      ),
    );
  for (const copy of copies) sentences.push(cited(copyText(copy, words), copyClause(copy)));
  const sent = told.copies(clientId);
  const last = sentences.at(-1);
  if (sent.length > 0 && last !== undefined) last.packets = sent.map(({ packet }) => packet);
  for (const { packet } of sent.filter(({ lost }) => lost)) sentences.push(cited(words.lostCopy, null, packet));
  return sentences;
}

const outcomeClauses: Record<Outcome, ClauseOf | null> = {
  delivered: null,
  'lost-on-wire': null,
  'under-way': null,
  waiting: null,
  lost: null,
  'handed-over': 'sharing',
  held: 'QoS2',
  refused: null,
  'sys-topic': 'sysTopics',
  'other-member': 'sharing',
  'no-local': 'noLocal',
  'no-session': 'sessionState',
  'no-subscription': null,
  'no-match': null,
};

interface Nearest {
  text: string;
  clause: ClauseOf;
  subscribe: (find: ToldMessage['subscribe'], clientId: string) => number | undefined;
}

function nearestSentence({ nearest, message }: Explanation, words: WhyWords): Nearest | null {
  if (nearest === null) return null;
  const { subscription, level, why } = nearest;
  const [asked = '', found = ''] = [subscription.filter, message.topic].map((text) => text.split('/')[level]);
  return {
    text: words.nearest[why](visible(subscription.fullFilter), level + 1, quoted(asked), quoted(found)),
    clause: why === 'wildcard-before-dollar' ? 'dollar' : 'matching',
    subscribe: (find, clientId) => find(clientId, subscription.fullFilter),
  };
}

/** A level may be empty. */
function quoted(level: string): string {
  return `“${visible(level)}”`;
}

function copyText(copy: Copy, words: WhyWords): string {
  // The type of an entry follows its key, which the compiler does not see through a union.
  const text = words.copies[copy.state.type](copy as never);
  return copy.times > 1 ? text + words.times(copy.times) : text;
}

function copyClause({ state, delivery, times }: Copy): ClauseOf {
  switch (state.type) {
    case 'queued':
      return state.why === 'window-full' ? 'window' : 'queueing';
    case 'sent':
    case 'arrived':
      return times > 1 ? 'sentAgain' : qualities[delivery.qos];
    case 'dropped':
      return droppedClauses[state.why];
    case 'handed-over':
      return 'sharing';
  }
}

const qualities = { 0: 'QoS0', 1: 'QoS1', 2: 'QoS2' } as const satisfies Record<QoS, ClauseOf>;
const droppedClauses: Record<Extract<Copy['state'], { type: 'dropped' }>['why'], ClauseOf> = {
  'queue-full-oldest': 'queueing',
  'queue-full-newest': 'queueing',
  'memory-full': 'queueing',
  'qos0-away': 'sessionState',
  'too-large': 'tooLarge',
  expired: 'expired',
  'not-authorized': 'sessionState',
  'session-ended': 'sessionState',
};

// Why a client got a message, or not, in English.
import * as ReasonCode from '../../../mqtt/reason-code.ts';
import { hexCode } from '../../../capture/hex-code.ts';
import { dropped, queued, strategies } from '../../broker-view/words/events-en.ts';
import { visible as name } from '../../../capture/payload-text.ts';
import { limitText } from '../../../capture/words/losses.ts';
import { reasonMeaning } from '../../../capture/words/reason-meaning.ts';
import type { WhyWords } from './words.ts';

const idOf = (packetId: number | null): string => (packetId === null ? '' : ` as packet id ${packetId}`);

export const en: WhyWords = {
  asking: 'Reading the record of the broker …',
  askAgain: 'Packets have crossed since: ask again',
  failed: 'The record of the broker could not be read. Ask again; if that does not help, reload the page.',
  client: 'Client',
  notListed: (count) => `and ${count} more that are not listed`,
  packet: (packet) => `packet ${packet}`,
  brief: {
    delivered: 'has it',
    'under-way': 'not acknowledged yet',
    waiting: 'waits in its queue',
    lost: 'lost',
    'lost-on-wire': 'lost on the wire',
    'handed-over': 'went to another member',
    held: 'held back',
    refused: 'refused',
    'sys-topic': 'goes nowhere',
    'other-member': 'another member got it',
    'no-local': 'its own message',
    'no-session': 'had no session',
    'no-subscription': 'had no subscription',
    'no-match': 'nothing matched',
  },
  outcomes: {
    delivered: (client) => `${client} has it.`,
    'under-way': (client) => `It is on its way: it was sent to ${client}, who has not acknowledged it yet.`,
    waiting: (client) => `It waits for ${client} in the queue of its session.`,
    lost: (client) => `${client} did not get it: what was meant for it was dropped.`,
    'lost-on-wire': (client) => `${client} did not get it: the broker sent it, and a fault on the wire kept it back.`,
    'handed-over': (client) =>
      `${client} had the turn, but its session ended before the acknowledgement, so other members of its group got it.`,
    held: (client) => `${client} does not have it yet: this broker passes it on when its publisher sends PUBREL.`,
    refused: (_, { refusal }) =>
      refusal === null
        ? 'Nobody got it: the broker did not take it.'
        : `Nobody got it: the broker did not take it. ${hexCode(refusal)}: ${reasonMeaning(refusal, 'PUBACK', 5, 'en').means}`,
    'sys-topic': () =>
      'Nobody got it: topics that begin with $SYS belong to the broker, so it passes nothing on to them.',
    'other-member': (client) => `${client} did not get it: its group chose another member.`,
    'no-local': (client) => `${client} did not get it: it is its own message, and it subscribed with No Local.`,
    'no-session': (client) => `${client} did not get it: when the message came, the broker had no session for it.`,
    'no-subscription': (client) => `${client} did not get it: when the message came, it had no subscription.`,
    'no-match': (client, { message }) =>
      `${client} did not get it: none of its subscriptions matched ${name(message.topic)}.`,
  },
  published: (publisher, { message }) => `${publisher} published it to ${name(message.topic)} with QoS ${message.qos}.`,
  routed: ({ subscription, publishedQoS, qos, cause }) =>
    (cause === 'retained' ? 'The message was retained, and the new subscription ' : 'The subscription ') +
    `${name(subscription.fullFilter)} matches. QoS ${publishedQoS} was published and ${subscription.qos} granted; ` +
    `the lower one holds: min(${publishedQoS}, ${subscription.qos}) = ${qos}.`,
  merged: (subscriptions) =>
    `${subscriptions} subscriptions match; they share one copy, with the highest of these QoS levels.`,
  withheld: ({ subscription }) =>
    `The subscription ${name(subscription.fullFilter)} matches too, but says No Local: own messages do not come back.`,
  chosen: (client, { group, members, strategy }) =>
    `In the group ${name(group.shareName)} on ${name(group.filter)} the broker chose ${client} among ` +
    `${members.length === 1 ? 'one member' : `${members.length} members`}, ${strategies[strategy]}.`,
  nearest: {
    'other-name': (filter, level, asked, found) =>
      `${filter} comes nearest. They part at level ${level}: the filter says ${asked}, the topic ${found}.`,
    'topic-goes-on': (filter, level, _, found) =>
      `${filter} comes nearest, but ends where the topic goes on with ${found} at level ${level}.`,
    'topic-ends': (filter, level, asked) =>
      `${filter} comes nearest, but asks for ${asked} at level ${level}, where the topic has ended.`,
    'wildcard-before-dollar': (filter) =>
      `${filter} comes nearest, but a wildcard in the first level does not match topics that begin with $.`,
  },
  crossed: (client, publisher, { packet, filter, brokerFirst, isCopy }) => {
    const request = filter === '' ? packet : `${packet} for ${name(filter)}`;
    if (isCopy)
      return `They crossed on the way: the broker had sent the message to ${client} before it took its ${request}, which ${client} had sent before the message came.`;
    return brokerFirst === 'message'
      ? `They crossed on the way: ${client} sent its ${request} before ${publisher} sent the message, but the broker took the message first.`
      : `They crossed on the way: ${publisher} sent the message before ${client} sent its ${request}, but the broker took the ${packet} first.`;
  },
  copies: {
    queued: ({ delivery: { qos }, state: { why } }) =>
      `A copy with QoS ${qos} is in the queue` + (why === null ? '.' : `, because ${queued[why]}.`),
    sent: ({ delivery: { qos }, packetId, state: { waitsFor } }) =>
      `A copy with QoS ${qos} was sent${idOf(packetId)}` +
      (waitsFor === null ? '; at QoS 0 nobody acknowledges it.' : `; the broker waits for ${waitsFor}.`),
    arrived: ({ delivery: { qos }, packetId, state: { reasonCode } }) =>
      `A copy with QoS ${qos} was sent${idOf(packetId)} and acknowledged` +
      (!ReasonCode.isFailure(reasonCode)
        ? '.'
        : `, though the client refused it. ${hexCode(reasonCode)}: ${reasonMeaning(reasonCode, 'PUBACK', 5, 'en').means}`),
    dropped: ({ delivery: { qos }, state: { why, limit } }) =>
      `A copy with QoS ${qos} was dropped, because ${dropped[why]}` +
      (limit === undefined ? '.' : `: ${limitText(limit, 'en')}.`),
    'handed-over': ({ delivery: { qos } }) =>
      `A copy with QoS ${qos} was taken back when the session ended, and given to the group again.`,
  },
  times: (count) => ` It was sent ${count} times.`,
  lostCopy: 'A fault on the wire kept this packet from the client:',
  repeats: 'The packet that you have chosen repeats one that was sent before.',
  unknown: {
    'kept-back': 'The packet never reached the broker: a fault kept it back. So nobody could get the message.',
    'too-old':
      'The beginning of this connection is no longer kept, so the packet cannot be found in the record of the broker with certainty. Run the cell again.',
    unclear:
      'A fault has changed packets here, so it cannot be said with certainty which message of the broker this one belongs to. Take the fault away and run the cell again.',
    'not-counted': 'This packet carries no message.',
    closed: 'The broker did not take the message: at this packet it closed the connection.',
    over: 'The packet did not reach the broker: for the broker the connection was over before it came. So nobody could get the message.',
    elsewhere:
      'This packet went to a broker outside the page, and what goes on inside that cannot be seen from here. The broker in this page keeps a record of what it does: choose it and run the cell again.',
  },
  unrecorded: (full) =>
    full
      ? 'The record of the broker is full: this packet came after its end. Reload the page and run the cell again.'
      : 'The broker has not dealt with this packet yet.',
  fromFile: 'This packet comes from a file that does not say what went on inside the broker.',
  useInPage: 'Use the broker in this page',
};

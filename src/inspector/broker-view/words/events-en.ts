// The broker's events in English.
import * as ReasonCode from '../../../mqtt/reason-code.ts';
import { hexCode } from '../../../capture/hex-code.ts';
import type { Timer } from '../../../broker/events/events.ts';
import type { DeliveryView, GroupKey, MessageView } from '../../../broker/events/broker-view.ts';
import { visible as name } from '../../../capture/payload-text.ts';
import { limitText, lossText } from '../../../capture/words/losses.ts';
import { reasonMeaning } from '../../../capture/words/reason-meaning.ts';
import type { EventOf, EventWords } from './event-words.ts';

const seconds = (milliseconds: number): string => `${Math.round(milliseconds / 100) / 10} s`;
const messageOf = ({ id, topic, qos }: MessageView): string => `message ${id} (${name(topic)}, QoS ${qos})`;
const deliveryOf = ({ message, qos }: DeliveryView): string =>
  `message ${message.id} (${name(message.topic)}, QoS ${qos})`;
const groupOf = ({ shareName, filter }: GroupKey): string => `the group ${name(shareName)} on ${name(filter)}`;
const idOf = (packetId: number | null): string => (packetId === null ? '' : ` as packet id ${packetId}`);

const refusal = (reasonCode: number, packet: Parameters<typeof reasonMeaning>[1]): string =>
  `${hexCode(reasonCode)}: ${reasonMeaning(reasonCode, packet, 5, 'en').means}`;

function endOf({ end }: EventOf<'connection-closed'>): string {
  switch (end.by) {
    case 'network':
      return 'the network connection broke without a DISCONNECT';
    case 'client':
      return end.reasonCode === ReasonCode.disconnectWithWillMessage
        ? 'the client said DISCONNECT and asked for its Will to be published'
        : `the client said DISCONNECT (${hexCode(end.reasonCode)})`;
    case 'server':
      return `the broker closed it, ${end.told ? 'saying' : 'without saying'} ${refusal(end.reasonCode, 'DISCONNECT')}`;
  }
}

function timerOf(timer: Timer): string {
  switch (timer.type) {
    case 'silence':
      return `the silence allowed on connection ${timer.connection}`;
    case 'retry':
      return `what is unacknowledged on connection ${timer.connection}`;
    case 'session-expiry':
      return `the end of the session of ${name(timer.clientId)}`;
    case 'will':
      return `the Will of ${name(timer.clientId)}`;
    case 'sys-topics':
      return 'the $SYS topics';
    case 'retained-expiry':
      return `the retained message on ${name(timer.topic)}`;
  }
}

const sessionEnds: Record<EventOf<'session-ended'>['why'], string> = {
  'clean-start': 'the client connected with a clean start',
  'with-connection': 'it was to last only as long as its connection',
  expired: 'its expiry interval is over',
};
const willPublished: Record<EventOf<'will-published'>['why'], string> = {
  'connection-ended': 'its connection ended without a goodbye',
  'delay-over': 'the Will Delay Interval is over and it has not come back',
  'session-ended': 'its session ended before the Will Delay Interval was over',
};
const sent: Record<EventOf<'sent'>['why'], string> = {
  new: 'it could go out at once',
  'from-queue': 'its turn in the queue has come',
  resumed: 'the session was resumed and it had not been acknowledged',
  retry: 'no acknowledgement came in time',
};
export const queued: Record<EventOf<'queued'>['why'], string> = {
  away: 'the client is not connected',
  congested: 'the client reads too slowly',
  'window-full': 'as many messages as the client allows are unacknowledged',
  'behind-others': 'others were waiting before it',
};
export const dropped: Record<EventOf<'dropped'>['why'], string> = {
  'queue-full-oldest': 'the queue is full and it had waited longest',
  'queue-full-newest': 'the queue is full and it came last',
  'memory-full': 'the broker keeps as much in memory as it may',
  'qos0-away': 'QoS 0 does not wait for a client that cannot take it now',
  'too-large': 'it is larger than the Maximum Packet Size of the client',
  expired: 'its Message Expiry Interval is over',
  'not-authorized': 'the user who has taken up the session may not get it',
  'session-ended': 'the session ended',
};
export const strategies: Record<EventOf<'member-chosen'>['strategy'], string> = {
  random: 'at random',
  round_robin: 'in turn for each publisher',
  round_robin_per_group: 'in turn for the group',
  sticky: 'to stay with one member',
  local: 'preferring members on the node of the publisher',
  hash_clientid: 'always the same one for this publisher',
  hash_topic: 'always the same one for this topic',
};

export const enEvents: EventWords = {
  'connection-opened': ({ connection, patience }) =>
    `Connection ${connection} was opened. It must send CONNECT within ${seconds(patience)}.`,
  'link-refused': ({ connection }) =>
    `Connection ${connection} was closed at once, because too many others have not sent CONNECT yet.`,
  received: ({ connection, packet, packetId }) => `${packet} came from connection ${connection}${idOf(packetId)}.`,
  'connection-accepted': ({ clientId, connection, clean, sessionPresent, assigned, version }) =>
    `${name(clientId)} is connected (connection ${connection}, MQTT ${version === 5 ? '5' : '3.1.1'}) ` +
    (sessionPresent
      ? 'and goes on with its session.'
      : `with a new session, because ${clean ? 'it asked for a clean start' : 'there was none'}.`) +
    (assigned ? ' The broker chose its client id.' : ''),
  'connection-refused': ({ connection, reasonCode }) =>
    `Connection ${connection} was refused. ${refusal(reasonCode, 'CONNACK')}`,
  'connection-closed': (event) =>
    `${event.clientId === null ? 'A client without CONNECT' : name(event.clientId)} is gone: ${endOf(event)}.`,
  congestion: ({ connection, congested }) =>
    congested
      ? `Connection ${connection} reads too slowly: its messages wait.`
      : `Connection ${connection} has caught up: its messages go on.`,
  'alias-set': ({ connection, direction, alias, topic }) =>
    direction === 'from-client'
      ? `Connection ${connection} lets alias ${alias} stand for ${name(topic)}.`
      : `The broker lets alias ${alias} stand for ${name(topic)} towards connection ${connection}.`,
  'session-started': ({ clientId }) => `A session for ${name(clientId)} begins.`,
  'session-resumed': ({ clientId, inflight, queued: waiting }) =>
    `The session of ${name(clientId)} was resumed with ${inflight} in flight and ${waiting} in the queue.`,
  'session-ended': ({ clientId, why }) => `The session of ${name(clientId)} ended, because ${sessionEnds[why]}.`,
  'session-expiry-changed': ({ clientId, sessionExpiryInterval }) =>
    `${name(clientId)} changed in its DISCONNECT how long its session lasts: ${sessionExpiryInterval} s.`,
  'will-delayed': ({ clientId, due, at }) =>
    `The Will of ${name(clientId)} waits ${seconds(due - at)}, because it asked for that delay.`,
  'will-published': ({ clientId, why }) => `The Will of ${name(clientId)} is published, because ${willPublished[why]}.`,
  'will-cancelled': ({ clientId, why }) =>
    `The Will of ${name(clientId)} is not published, because ` +
    (why === 'goodbye' ? 'it said goodbye with DISCONNECT.' : 'it came back before the delay was over.'),
  subscribed: ({ clientId, subscription, askedQoS, replaced }) =>
    `${name(clientId)} subscribed to ${name(subscription.fullFilter)} with QoS ${subscription.qos}` +
    (subscription.qos < askedQoS ? ` (it asked for ${askedQoS}; the broker grants no more)` : '') +
    (replaced === null ? '.' : ', in place of its subscription with the same filter.'),
  'subscribe-refused': ({ clientId, fullFilter, reasonCode }) =>
    `${name(clientId)} may not subscribe to ${name(fullFilter)}. ${refusal(reasonCode, 'SUBACK')}`,
  'retained-due': ({ clientId, fullFilter }) =>
    `More retained messages match ${name(fullFilter)} than ${name(clientId)} can take at once: the rest follows.`,
  'retained-given': ({ clientId, fullFilter }) =>
    `${name(clientId)} has got the retained messages that match ${name(fullFilter)}.`,
  unsubscribed: ({ clientId, fullFilter, existed, why }) =>
    why === 'not-authorized'
      ? `${name(clientId)} lost its subscription to ${name(fullFilter)}: the user who has taken up the session may not have it.`
      : existed
        ? `${name(clientId)} unsubscribed from ${name(fullFilter)}.`
        : `${name(clientId)} unsubscribed from ${name(fullFilter)}, to which it had no subscription.`,
  'group-joined': ({ clientId, group }) => `${name(clientId)} joined ${groupOf(group)}.`,
  'group-left': ({ clientId, group }) => `${name(clientId)} left ${groupOf(group)}.`,
  published: ({ message, by }) =>
    by === 'client'
      ? `${name(message.publisher)} published ${messageOf(message)}.`
      : by === 'will'
        ? `The Will of ${name(message.publisher)} became ${messageOf(message)}.`
        : `The broker itself published ${messageOf(message)}.`,
  'publish-refused': ({ message, reasonCode }) =>
    `M${messageOf(message).slice(1)} from ${name(message.publisher)} was not taken. ${refusal(reasonCode, 'PUBACK')}`,
  'duplicate-ignored': ({ clientId, packetId }) =>
    `${name(clientId)} sent packet id ${packetId} again: it is answered but not passed on, because that id is still open.`,
  held: ({ message, packetId }) =>
    `M${messageOf(message).slice(1)} is held until PUBREL comes for packet id ${packetId}.`,
  released: ({ clientId, message, packetId }) =>
    `Message ${message} goes on, because ${name(clientId)} sent PUBREL for packet id ${packetId}.`,
  answered: ({ clientId, packet, packetId, reasonCode, awaitsRelease }) =>
    `The broker answered ${name(clientId)} with ${packet} for packet id ${packetId}` +
    (!ReasonCode.isFailure(reasonCode) ? '' : ` (${refusal(reasonCode, packet)})`) +
    (awaitsRelease ? '; the id stays taken until PUBREL.' : '.'),
  routed: ({ message, clientId, subscription, publishedQoS, qos, cause }) =>
    `Message ${message} is for ${name(clientId)}, because ` +
    (cause === 'retained' ? 'it is retained and ' : '') +
    `its subscription ${name(subscription.fullFilter)} matches; QoS ${qos}` +
    (qos < publishedQoS ? ` instead of ${publishedQoS}, because no more was granted.` : '.'),
  'not-routed': ({ message, clientId }) =>
    `Message ${message} is not for ${name(clientId)}: it is its own, and the subscription says No Local.`,
  'member-chosen': ({ message, group, clientId, strategy, members }) =>
    `${name(clientId)} was chosen for message ${message} among ${members.length} of ${groupOf(group)}, ${strategies[strategy]}.`,
  redispatched: ({ message, from, group }) =>
    `Message ${message} goes to others of ${groupOf(group)}, because the session of ${name(from)} ended.`,
  'no-subscriber': ({ message, why }) =>
    `Nobody gets message ${message}, because ` +
    {
      'no-match': 'no subscription matches.',
      'no-local': 'only its publisher subscribes, with No Local.',
      'sys-topic': 'topics below $SYS are the broker’s own.',
    }[why],
  sent: ({ clientId, delivery, packetId, dup, why }) =>
    `Sent ${deliveryOf(delivery)} to ${name(clientId)}${idOf(packetId)}${dup ? ' with DUP' : ''}, because ${sent[why]}.`,
  queued: ({ clientId, delivery, why }) =>
    `M${deliveryOf(delivery).slice(1)} waits for ${name(clientId)}, because ${queued[why]}.`,
  dropped: ({ clientId, message, why, limit }) =>
    `Message ${message} is lost for ${name(clientId)}, because ${dropped[why]}` +
    (limit === undefined ? '.' : `: ${limitText(limit, 'en')}.`),
  'lost-at-limit': (loss) => lossText({ ...loss, clients: [name(loss.clientId)], more: 0 }, 'en').join(' '),
  acknowledged: ({ clientId, packet, packetId, message, waitsFor, reasonCode }) =>
    `${name(clientId)} answered message ${message} with ${packet} for packet id ${packetId}` +
    (!ReasonCode.isFailure(reasonCode) ? '' : ` (${refusal(reasonCode, packet)})`) +
    (waitsFor === null ? ': its delivery is over.' : `: now ${waitsFor} is awaited.`),
  'acknowledgement-ignored': ({ clientId, packet, packetId }) =>
    `${packet} from ${name(clientId)} changes nothing, because packet id ${packetId} was not under way.`,
  'release-repeated': ({ clientId, packetId, why }) =>
    `PUBREL for packet id ${packetId} was sent to ${name(clientId)} again, because ` +
    {
      resumed: 'the session was resumed without PUBCOMP.',
      retry: 'no PUBCOMP came in time.',
      'asked-again': 'the client sent PUBREC again.',
    }[why],
  'retained-stored': ({ message, replaced }) =>
    `M${messageOf(message).slice(1)} is kept as retained${replaced === null ? '.' : `, in place of message ${replaced}.`}`,
  'retained-skipped': ({ message }) =>
    `M${messageOf(message).slice(1)} is delivered and not retained, because too many were retained in this second.`,
  'retained-removed': ({ topic, message, why }) =>
    `The retained message ${message} on ${name(topic)} is removed, because ` +
    {
      'empty-payload': 'an empty one was published there.',
      expired: 'its Message Expiry Interval is over.',
      'no-room': 'there is no room.',
    }[why],
  'timer-set': ({ timer, due, at }) => `A clock was set: ${timerOf(timer)}, in ${seconds(due - at)}.`,
  'timer-cleared': ({ timer }) => `A clock was stopped: ${timerOf(timer)}.`,
  'timer-due': ({ timer }) => `A clock has run out: ${timerOf(timer)}.`,
  'input-handled': ({ what, connection }) =>
    `An input was dealt with: ${what}${connection === null ? '' : ` of connection ${connection}`}.`,
};

// SUBSCRIBE and UNSUBSCRIBE (3.8–3.11), and the retained messages that a new subscription gets.
import type { QoS, Subscribe, SubscriptionRequest, Unsubscribe } from '../mqtt/packet.ts';
import * as ReasonCode from '../mqtt/reason-code.ts';
import * as ReturnCode from '../mqtt/return-code.ts';
import { claimsShare, isPlainTopicFilter, parseShare } from '../mqtt/topic.ts';
import { answer } from './answer.ts';
import { grantFor } from './admission.ts';
import type { Connection } from './connection.ts';
import { disconnectClient, disconnectForProtocolError } from './disconnect.ts';
import { missingFeature } from './features.ts';
import { isSysTopic } from './message.ts';
import type { BrokerOptions } from './options.ts';
import { pump } from './deliver.ts';
import { problemOf } from './problem.ts';
import { Replays, type Replay, type Walk } from './replays.ts';
import type { Session } from './session.ts';
import type { BrokerState } from './state.ts';
import { removeSubscription, type Subscription } from './subscription.ts';
import { currentSysMessages, startSysTopics } from './sys-topics.ts';
import { groupKey, subscriptionView } from './events/parts-to-view.ts';

export function receiveSubscribe(
  state: BrokerState,
  session: Session,
  connection: Connection,
  packet: Subscribe,
): void {
  const identifier = packet.properties?.subscriptionIdentifier?.[0] ?? null;
  const granted: { subscription: Subscription; request: SubscriptionRequest }[] = [];
  const reasonCodes: number[] = [];
  for (const request of packet.subscriptions) {
    if (reasonCodes.length >= state.options.maxFilters) {
      reasonCodes.push(refuse(state, session, connection, request, ReasonCode.quotaExceeded));
      continue;
    }
    const target = targetOf(request.filter, state.options);
    if (target === null) {
      // [MQTT5-4.8.2-1] [MQTT5-4.8.2-2]
      const invalid = ReasonCode.topicFilterInvalid;
      disconnectClient(
        state,
        connection,
        invalid,
        problemOf(invalid, 'The share name or Topic Filter is not well-formed'),
      );
      return;
    }
    if (target.shareName !== null && request.noLocal && !state.options.laxShares) {
      disconnectForProtocolError(state, connection, 'No Local is set on a Shared Subscription'); // [MQTT5-3.8.3-4]
      return;
    }
    const missing = missingFeature(state.options, { ...target, identifier });
    if (missing !== ReasonCode.success && connection.version === 5) {
      disconnectClient(state, connection, missing);
      return;
    }
    // One answer for each filter, in their order [MQTT311-3.8.4-5] [MQTT5-3.8.4-6].
    const code = ReasonCode.isFailure(missing)
      ? missing
      : grantFor(state, session, connection, request, target, granted.length);
    if (ReasonCode.isFailure(code)) {
      reasonCodes.push(refuse(state, session, connection, request, code));
      continue;
    }
    reasonCodes.push(code);
    const { filter: fullFilter } = request;
    // A bridge of 3.1.1 has no options to ask for.
    const isBridge = connection.isBridge && connection.version === 4;
    const retainAsPublished = request.retainAsPublished || isBridge;
    const noLocal = (request.noLocal || (isBridge && state.options.bridgeNoLocal)) && target.shareName === null;
    const subscription = { session, fullFilter, ...target, qos: code as QoS, noLocal, retainAsPublished, identifier };
    granted.push({ subscription, request });
  }
  if (!answer(state, connection, { type: 'SUBACK', packetId: packet.packetId, reasonCodes })) return;
  for (const { subscription, request } of granted) {
    const before = session.subscriptions.get(subscription.fullFilter);
    const wanted = wantsRetained(request, before);
    session.subscriptions.set(subscription.fullFilter, subscription);
    state.tell?.({
      type: 'subscribed',
      clientId: session.clientId,
      subscription: subscriptionView(subscription),
      askedQoS: request.qos,
      replaced: before === undefined ? null : subscriptionView(before),
      wantsRetained: wanted,
    });
    // An identical filter replaces the old subscription [MQTT5-3.8.4-3].
    const joined = state.subscriptions.add(subscription);
    if (joined !== null) state.tell?.({ type: 'group-joined', clientId: session.clientId, group: groupKey(joined) });
    if (isSysTopic(subscription.filter)) startSysTopics(state);
    if (wanted) sendRetained(state, session, subscription);
  }
}

/** Returns the code for SUBACK. */
function refuse(
  state: BrokerState,
  { clientId }: Session,
  { version, reading }: Connection,
  { filter: fullFilter, qos }: SubscriptionRequest,
  reasonCode: number,
): number {
  state.tell?.({ type: 'subscribe-refused', clientId, fullFilter, reasonCode });
  if (version === 5) return reasonCode;
  // 3.1 has no code for it: there the client only sees that no message comes.
  return reading.mqtt31 === true ? qos : ReturnCode.subscriptionFailed; // [MQTT311-3.9.3-2]
}

export function receiveUnsubscribe(
  state: BrokerState,
  session: Session,
  connection: Connection,
  packet: Unsubscribe,
): void {
  const reasonCodes = packet.filters.map((filter) => {
    const subscription = session.subscriptions.get(filter);
    const existed = subscription !== undefined;
    state.tell?.({ type: 'unsubscribed', clientId: session.clientId, fullFilter: filter, existed, why: 'asked' });
    if (!existed) return ReasonCode.noSubscriptionExisted;
    session.subscriptions.delete(filter);
    session.replays?.delete(filter);
    removeSubscription(state, subscription);
    return ReasonCode.success;
  });
  // One answer for each filter, in v5 only [MQTT311-3.10.4-4] [MQTT5-3.11.3-1].
  const codes = connection.version === 5 ? reasonCodes : [];
  if (answer(state, connection, { type: 'UNSUBACK', packetId: packet.packetId, reasonCodes: codes }))
    pump(state, session);
}

/** Splits off the share name. Null when the filter is not valid. */
function targetOf(fullFilter: string, options: BrokerOptions): Pick<Subscription, 'filter' | 'shareName'> | null {
  const share =
    options.queuePrefix && fullFilter.startsWith('$queue/')
      ? { shareName: '$queue', filter: fullFilter.slice('$queue/'.length) }
      : parseShare(fullFilter);
  if (share !== null) {
    if (options.strangeShares === 'disconnect' && /^\$(share|queue)\//.test(share.filter)) return null;
    return isPlainTopicFilter(share.filter) ? share : null;
  }
  if (options.strangeShares === 'disconnect' && claimsShare(fullFilter)) return null;
  // The decoder has checked the other filters. In 3.1.1 `$share/g` is an ordinary filter.
  return isPlainTopicFilter(fullFilter) ? { filter: fullFilter, shareName: null } : null;
}

// Retain Handling: always, if the subscription is new, never [MQTT5-3.3.1-9..11]; 3.1.1 always [MQTT311-3.3.1-6].
function wantsRetained({ retainHandling }: SubscriptionRequest, before: Subscription | undefined): boolean {
  return retainHandling === 0 || (retainHandling === 1 && before === undefined);
}

/** Gives the subscription, a new or a repeated one, what is retained now, as far as it can be sent. */
function sendRetained(state: BrokerState, session: Session, subscription: Subscription): void {
  const replay = startReplay(state, session, subscription);
  if (replay === null) return;
  pump(state, session);
  if (session.replays?.get(subscription.fullFilter) !== replay) return;
  replay.waits = true;
  state.tell?.({ type: 'retained-due', clientId: session.clientId, fullFilter: subscription.fullFilter });
}

/** Puts the retained messages of a subscription behind everything that waits for the session. */
export function startReplay(state: BrokerState, session: Session, subscription: Subscription): Replay | null {
  const { filter, shareName } = subscription;
  const { retained, options } = state;
  const isSys = isSysTopic(filter);
  // A shared subscription gets none (4.8.2), unless the options say so.
  if (shareName !== null && (isSys || !options.retainedToShared)) return null;
  const upTo = retained.stored;
  const begin = (): Walk => (isSys ? currentSysMessages(state, filter) : retained.walk(filter, upTo));
  session.replays ??= new Replays();
  return session.replays.add(subscription, begin, session.queue.passed + session.queue.length);
}

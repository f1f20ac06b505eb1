// The events that tell what becomes of a delivery. They are only made when somebody listens.
import * as ReasonCode from '../../mqtt/reason-code.ts';
import type { Connection } from '../connection.ts';
import type { Delivery } from '../delivery.ts';
import type { InflightDelivery } from '../inflight.ts';
import type { DeliveryHappening, Dropped } from './events.ts';
import type { LimitName } from '../losses.ts';
import type { Session } from '../session.ts';
import type { BrokerState } from '../state.ts';
import { deliveryView } from './parts-to-view.ts';

type Happened<T extends DeliveryHappening['type']> = Extract<DeliveryHappening, { type: T }>;

/** `packetId`: 0 for QoS 0. */
export function tellSent(
  state: BrokerState,
  { clientId }: Session,
  connection: Connection,
  delivery: Delivery,
  packetId: number,
  why: Happened<'sent'>['why'],
): void {
  const tell = packetId === 0 && why === 'new' ? state.watch : state.tell;
  tell?.({
    type: 'sent',
    clientId,
    connection: connection.id,
    delivery: deliveryView(delivery),
    packetId: packetId === 0 ? null : packetId,
    dup: why === 'resumed' || why === 'retry',
    why,
  });
}

export function tellQueued(state: BrokerState, session: Session, delivery: Delivery): void {
  if (state.tell === null) return;
  const { clientId, connection } = session;
  const others = session.queue.length > 0 || session.replays !== null;
  let why: Happened<'queued'>['why'] = 'window-full';
  if (connection === null) why = 'away';
  else if (connection.congested) why = 'congested';
  else if (others && connection.unacknowledged < connection.window) why = 'behind-others';
  state.tell({ type: 'queued', clientId, delivery: deliveryView(delivery), why });
}

export function tellDropped(
  state: BrokerState,
  { clientId }: Session,
  { message, qos }: Delivery,
  why: Dropped['why'],
  from: Dropped['from'],
  packetId: number | null = null,
  limit: LimitName | null = null,
): void {
  const tell = from === 'arrival' && packetId === null ? state.watch : state.tell;
  const dropped: Dropped = { type: 'dropped', clientId, message: message.id, qos, why, from, packetId };
  if (limit !== null) dropped.limit = { name: limit, value: state.options[limit] };
  tell?.(dropped);
}

export function tellAcknowledged(
  state: BrokerState,
  { clientId }: Session,
  { packetId, delivery }: InflightDelivery,
  packet: Happened<'acknowledged'>['packet'],
  reasonCode: number,
): void {
  const waitsFor = packet === 'PUBREC' && !ReasonCode.isFailure(reasonCode) ? 'PUBCOMP' : null;
  const message = delivery.message.id;
  state.tell?.({ type: 'acknowledged', clientId, packet, packetId, message, reasonCode, waitsFor });
}

export function tellIgnored(
  state: BrokerState,
  { clientId }: Session,
  packet: Happened<'acknowledgement-ignored'>['packet'],
  packetId: number,
): void {
  state.tell?.({ type: 'acknowledgement-ignored', clientId, packet, packetId });
}

export function tellResumed(state: BrokerState, session: Session, connection: Connection): void {
  const { clientId, inflight, queue } = session;
  state.tell?.({
    type: 'session-resumed',
    clientId,
    connection: connection.id,
    inflight: inflight.size,
    queued: queue.length,
  });
}

export function tellReleaseRepeated(
  state: BrokerState,
  { clientId }: Session,
  packetId: number,
  why: Happened<'release-repeated'>['why'],
): void {
  state.tell?.({ type: 'release-repeated', clientId, packetId, why });
}

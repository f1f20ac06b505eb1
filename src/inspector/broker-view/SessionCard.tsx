// One session of the broker: whether its client is there and how long it lasts; opened, what it subscribes to and what
// is on its way.
import type { ComponentChild } from 'preact';
import type {
  ConnectionView,
  DeliveryView,
  MessageView,
  SessionView,
  SubscriptionView,
} from '../../broker/events/broker-view.ts';
import type { Language } from '../../language.ts';
import { payloadText, visible } from '../../capture/payload-text.ts';
import { FirstOf } from './FirstOf.tsx';
import { secondsUntil } from './seconds-until.ts';
import { brokerWords, type BrokerWords } from './words/words.ts';

interface Props {
  session: SessionView;
  /** Null while its client is away. */
  connection: ConnectionView | null;
  now: number;
  language: Language;
}

export function SessionCard({ session, connection, now, language }: Props) {
  const text = brokerWords(language);
  const { clientId, subscriptions, queue, inflight, unreleased } = session;
  const counts: [name: string, count: number][] = [
    [text.subscriptions, subscriptions.size],
    [text.queue, queue.length],
    [text.toClient(0, null), inflight.size],
    [text.fromClient, unreleased.size],
  ];
  return (
    <li>
      <details class="lab-broker-session">
        <summary>
          <span class="lab-broker-dot" data-there={connection !== null} aria-hidden="true" />
          <b>{visible(clientId)}</b> <span>{presenceOf(session, connection, now, text)}</span>{' '}
          {counts.map(([name, count]) => count > 0 && <span key={name}>{`${name} ${count}`}</span>)}
        </summary>
        <p>
          {text.lasts(session.expiryInterval === 0xffffffff ? null : session.expiryInterval)}{' '}
          {connection !== null &&
            connection.patience > 0 &&
            text.silence(secondsUntil(connection.lastHeard + connection.patience, now))}
        </p>
        <Part title={text.subscriptions} items={[...subscriptions.values()]} language={language}>
          {(subscription) => <li key={subscription.fullFilter}>{subscriptionText(subscription, text)}</li>}
        </Part>
        <Part title={text.queue} items={queue} language={language}>
          {(delivery) => <li key={delivery}>{deliveryText(delivery, text)}</li>}
        </Part>
        <Part
          title={text.toClient(connection?.unacknowledged ?? 0, connection?.window ?? null)}
          items={[...inflight.values()]}
          language={language}
        >
          {({ packetId, delivery, waitsFor }) => (
            <li key={packetId}>
              {`${text.packetId(packetId)} · ${deliveryText(delivery, text)} · ${text.waitsFor[waitsFor]}`}
            </li>
          )}
        </Part>
        <Part title={text.fromClient} items={[...unreleased]} language={language}>
          {([packetId, message]) => (
            <li key={packetId}>
              {text.packetId(packetId)}
              {message !== null && ` · ${messageText(message, text)}`}
              {` · ${text.waitsForRelease}`}
            </li>
          )}
        </Part>
        <WillPart session={session} connection={connection} now={now} language={language} />
      </details>
    </li>
  );
}

function WillPart({ session, connection, now, language }: Props) {
  const text = brokerWords(language);
  const will = session.pendingWill ?? connection?.will ?? null;
  const { willAt } = session;
  return (
    <Part title={text.will} items={will === null ? [] : [will]} language={language}>
      {({ topic, payload, qos }) => (
        <li key={topic}>
          {`${visible(topic)} ${payloadText(payload)} QoS ${qos} · `}
          {willAt === null ? text.willStands : text.willDue(secondsUntil(willAt, now))}
        </li>
      )}
    </Part>
  );
}

interface PartProps<T> {
  title: string;
  items: readonly T[];
  language: Language;
  children: (item: T) => ComponentChild;
}

function Part<T>({ title, items, language, children }: PartProps<T>) {
  if (items.length === 0) return null;
  return (
    <div class="lab-broker-part">
      <h3>{title}</h3>
      <FirstOf items={items} language={language}>
        {children}
      </FirstOf>
    </div>
  );
}

function presenceOf(session: SessionView, connection: ConnectionView | null, now: number, text: BrokerWords): string {
  const { expiresAt, version } = session;
  if (connection === null) return text.away(expiresAt === null ? null : secondsUntil(expiresAt, now));
  const there = text.connected(version === 5 ? '5' : '3.1.1');
  return connection.congested ? `${there} · ${text.slow}` : there;
}

function subscriptionText(subscription: SubscriptionView, text: BrokerWords): string {
  const { fullFilter, qos, noLocal, retainAsPublished, identifier } = subscription;
  const parts = [text.subscription(visible(fullFilter), qos)];
  if (noLocal) parts.push(text.noLocal);
  if (retainAsPublished) parts.push(text.retainAsPublished);
  if (identifier !== null) parts.push(text.identifier(identifier));
  return parts.join(' · ');
}

function deliveryText({ message, qos }: DeliveryView, text: BrokerWords): string {
  return `${messageText(message, text)} · QoS ${qos}`;
}

function messageText({ id, topic, payload }: MessageView, text: BrokerWords): string {
  return `${text.message(id)} · ${visible(topic)} ${payloadText(payload, 30)}`;
}

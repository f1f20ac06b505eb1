// Where the specification decides what an answer tells: a normative statement, or the section where no single one says
// it.
import type { ProtocolVersion } from '../../mqtt/packet.ts';

const clauses = {
  /** The lower of published and granted QoS. */
  quality: { 5: 'MQTT5-3.8.4-8', 4: 'MQTT311-3.8.4-6' },
  /** Subscriptions that overlap. */
  overlap: { 5: 'MQTT5-3.3.4-2', 4: 'MQTT311-3.3.5-1' },
  /** Filters and topics, level by level. */
  matching: { 5: 'MQTT5-4.7.1', 4: 'MQTT311-4.7.1' },
  dollar: { 5: 'MQTT5-4.7.2-1', 4: 'MQTT311-4.7.2-1' },
  sysTopics: { 5: 'MQTT5-4.7.2', 4: 'MQTT311-4.7.2' },
  noLocal: { 5: 'MQTT5-3.8.3-3', 4: 'MQTT5-3.8.3-3' },
  sharing: { 5: 'MQTT5-4.8.2', 4: 'MQTT5-4.8.2' },
  retained: { 5: 'MQTT5-3.3.1-9', 4: 'MQTT311-3.3.1-6' },
  /** What a session keeps for a client that is away. */
  sessionState: { 5: 'MQTT5-4.1', 4: 'MQTT311-3.1.2.4' },
  queueing: { 5: 'MQTT5-4.5.0-1', 4: 'MQTT311-3.1.2-5' },
  window: { 5: 'MQTT5-3.3.4-9', 4: 'MQTT5-3.3.4-9' },
  tooLarge: { 5: 'MQTT5-3.1.2-24', 4: 'MQTT5-3.1.2-24' },
  expired: { 5: 'MQTT5-3.3.2-5', 4: 'MQTT5-3.3.2-5' },
  sentAgain: { 5: 'MQTT5-4.4.0-1', 4: 'MQTT311-4.4.0-1' },
  QoS0: { 5: 'MQTT5-4.3.1', 4: 'MQTT311-4.3.1' },
  QoS1: { 5: 'MQTT5-4.3.2', 4: 'MQTT311-4.3.2' },
  QoS2: { 5: 'MQTT5-4.3.3', 4: 'MQTT311-4.3.3' },
} as const satisfies Record<string, Record<ProtocolVersion, string>>;

export type ClauseOf = keyof typeof clauses;

export function clauseOf(what: ClauseOf, version: ProtocolVersion): string {
  return clauses[what][version];
}

// SUBSCRIBE [MQTT5-3.8] [MQTT311-3.8]: at least one Topic Filter, each with one byte of options.
import type { ProtocolVersion, QoS, Subscribe, SubscriptionRequest } from '../packet.ts';
import { firstByteOf } from '../packet-types.ts';
import { readProperties } from '../read-properties.ts';
import type { Reader } from '../reader.ts';
import { claimsShare } from '../topic.ts';
import { brokenTopicFilter, readTopicFilter } from '../topic-filter.ts';
import { writeProperties } from '../write-properties.ts';
import { Writer } from '../writer.ts';

export function readSubscribe(reader: Reader): Subscribe {
  const packetId = reader.packetId();
  const properties = reader.version === 5 ? readProperties(reader, 'SUBSCRIBE') : undefined;
  if (reader.remaining === 0) throw reader.broken('subscribeEmpty'); // [MQTT5-3.8.3-2] [MQTT311-3.8.3-3]
  const subscriptions: SubscriptionRequest[] = [];
  while (reader.remaining > 0) {
    const filter = readTopicFilter(reader);
    subscriptions.push(reader.version === 5 ? readOptions(reader, filter) : readRequestedQoS(reader, filter));
  }
  const subscribe: Subscribe = { type: 'SUBSCRIBE', packetId, subscriptions };
  if (properties !== undefined) subscribe.properties = properties;
  return subscribe;
}

function readRequestedQoS(reader: Reader, filter: string): SubscriptionRequest {
  const at = reader.position;
  const qos = reader.u8('Requested QoS');
  if (qos > 3) throw reader.broken('subscribeReserved', at); // [MQTT311-3.8.3-4]
  if (qos === 3) throw reader.broken('subscribeQoS', at);
  return { filter, qos: qos as QoS, noLocal: false, retainAsPublished: false, retainHandling: 0 };
}

function readOptions(reader: Reader, filter: string): SubscriptionRequest {
  const at = reader.position;
  const options = reader.u8('Subscription Options');
  const qos = options & 3;
  const noLocal = (options & 4) !== 0;
  const retainHandling = (options >> 4) & 3;
  reader.bits('Reserved', options >> 6, at, 7, 6);
  reader.bits('Retain Handling', retainHandling, at, 5, 4);
  reader.bits('Retain As Published', (options >> 3) & 1, at, 3, 3);
  reader.bits('No Local', (options >> 2) & 1, at, 2, 2);
  reader.bits('Maximum QoS', qos, at, 1, 0);
  if ((options & 0xc0) !== 0) throw reader.broken('subscribeReserved', at); // [MQTT5-3.8.3-5]
  if (qos === 3) throw reader.broken('subscribeQoS', at);
  if (retainHandling === 3) throw reader.broken('retainHandling', at);
  if (noLocal && !reader.laxShares && claimsShare(filter)) throw reader.broken('sharedNoLocal', at); // [MQTT5-3.8.3-4]
  return {
    filter,
    qos: qos as QoS,
    noLocal,
    retainAsPublished: (options & 8) !== 0,
    retainHandling: retainHandling as 0 | 1 | 2,
  };
}

/** In 3.1.1 the three options of 5.0 are left out. */
export function writeSubscribe(packet: Subscribe, version: ProtocolVersion): Uint8Array {
  const writer = new Writer(version);
  writer.packetId(packet.packetId);
  if (version === 5) writeProperties(writer, 'SUBSCRIBE', packet.properties);
  if (packet.subscriptions.length === 0) throw writer.broken('subscribeEmpty');
  for (const { filter, qos, noLocal, retainAsPublished, retainHandling } of packet.subscriptions) {
    const wrong = brokenTopicFilter(filter, version);
    if (wrong !== null) throw writer.broken(wrong);
    writer.utf8(filter);
    if (version === 5 && noLocal && claimsShare(filter)) throw writer.broken('sharedNoLocal');
    writer.u8(version === 4 ? qos : qos | (noLocal ? 4 : 0) | (retainAsPublished ? 8 : 0) | (retainHandling << 4));
  }
  return writer.packet(firstByteOf.SUBSCRIBE);
}

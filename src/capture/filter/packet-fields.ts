// The fields that a display filter knows: Wireshark's names for MQTT, and `lab.…` for what only this page knows.
import type { Connect, PacketType, Publish } from '../../mqtt/packet.ts';
import type { CapturedPacket } from '../captured-packet.ts';
import type { PacketPart } from '../packet-part.ts';
import { topicOf } from '../topic-of.ts';
import type { FieldType } from './filter-error.ts';

export type FieldValue = number | boolean | string | Uint8Array;

export interface PacketField {
  type: FieldType;
  /** Undefined: the packet has no such field. A list: it has several of them. */
  get: (captured: CapturedPacket) => FieldValue | readonly FieldValue[] | undefined;
  /** Names for values, as Wireshark prints them and as the specification has them. */
  names?: Readonly<Record<string, number>>;
}

const types: readonly [type: PacketType, wiresharks: string][] = [
  ['CONNECT', 'Connect Command'],
  ['CONNACK', 'Connect Ack'],
  ['PUBLISH', 'Publish Message'],
  ['PUBACK', 'Publish Ack'],
  ['PUBREC', 'Publish Received'],
  ['PUBREL', 'Publish Release'],
  ['PUBCOMP', 'Publish Complete'],
  ['SUBSCRIBE', 'Subscribe Request'],
  ['SUBACK', 'Subscribe Ack'],
  ['UNSUBSCRIBE', 'Unsubscribe Request'],
  ['UNSUBACK', 'Unsubscribe Ack'],
  ['PINGREQ', 'Ping Request'],
  ['PINGRESP', 'Ping Response'],
  ['DISCONNECT', 'Disconnect Req'],
  ['AUTH', 'Authentication Exchange'],
];
const typeNames = Object.fromEntries(
  types.flatMap(([type, wiresharks], index) => [
    [type, index + 1],
    [wiresharks, index + 1],
  ]),
);

/** Of a malformed packet, what was read before the fault. */
const publish = ({ packet, part }: CapturedPacket): Partial<Publish> | PacketPart | null => {
  if (packet !== null) return packet.type === 'PUBLISH' ? packet : null;
  return part?.type === 'PUBLISH' ? part : null;
};
const connect = ({ packet, part }: CapturedPacket): Partial<Connect> | PacketPart | null => {
  if (packet !== null) return packet.type === 'CONNECT' ? packet : null;
  return part?.type === 'CONNECT' ? part : null;
};
const numberOf = (get: PacketField['get']): PacketField => ({ type: 'number', get });
const flag = (get: (captured: CapturedPacket) => boolean | undefined): PacketField => ({ type: 'boolean', get });
const text = (get: PacketField['get']): PacketField => ({ type: 'text', get });
const bytes = (get: PacketField['get']): PacketField => ({ type: 'bytes', get });
const direction = { 'to-broker': 'to-broker', 'to-client': 'to-client' } as const;
const decoder = new TextDecoder();

/** The Reason Codes of one packet type, as Wireshark names that field; in 3.1.1 only CONNACK and SUBACK have any. */
function reasonCode(type: PacketType): PacketField {
  return numberOf(({ packet }) => {
    if (packet?.type !== type) return undefined;
    if ('reasonCode' in packet) return packet.reasonCode;
    return 'reasonCodes' in packet ? packet.reasonCodes : undefined;
  });
}

function topics(captured: CapturedPacket): string | string[] | undefined {
  const { packet } = captured;
  switch (packet?.type) {
    case 'PUBLISH':
      return topicOf(captured, packet);
    case 'SUBSCRIBE':
      return packet.subscriptions.map(({ filter }) => filter);
    case 'UNSUBSCRIBE':
      return packet.filters;
    default:
      return captured.part?.topic ?? captured.part?.filters;
  }
}

function properties({ packet }: CapturedPacket) {
  return packet !== null && 'properties' in packet ? packet.properties : undefined;
}

export const packetFields: Readonly<Record<string, PacketField>> = {
  'frame.number': numberOf(({ number }) => number),
  'frame.len': numberOf((captured) => captured.bytes.length),
  'frame.marked': flag(({ marked }) => marked === true),
  'frame.comment': text(({ note }) => note),
  mqtt: flag(({ packet }) => (packet === null ? undefined : true)),
  'mqtt.msgtype': { type: 'number', get: (captured) => (captured.bytes[0] ?? 0) >> 4, names: typeNames },
  'mqtt.topic': text(topics),
  'mqtt.qos': numberOf((captured) => publish(captured)?.qos),
  'mqtt.dupflag': flag((captured) => publish(captured)?.dup),
  'mqtt.retain': flag((captured) => publish(captured)?.retain),
  'mqtt.msgid': numberOf(({ packet, part }) =>
    packet !== null && 'packetId' in packet ? packet.packetId : part?.packetId,
  ),
  'mqtt.msg': bytes((captured) => publish(captured)?.payload),
  'mqtt.msg_text': text((captured) => {
    const payload = publish(captured)?.payload;
    return payload && decoder.decode(payload);
  }),
  'mqtt.clientid': text((captured) => connect(captured)?.clientId),
  'mqtt.ver': numberOf((captured) => connect(captured)?.level ?? connect(captured)?.version),
  'mqtt.kalive': numberOf((captured) => connect(captured)?.keepAlive),
  'mqtt.conflag.cleansess': flag((captured) => connect(captured)?.clean),
  'mqtt.username': text((captured) => connect(captured)?.username),
  'mqtt.willtopic': text((captured) => connect(captured)?.will?.topic),
  'mqtt.willmsg': bytes((captured) => connect(captured)?.will?.payload),
  'mqtt.conack.flags.sp': flag(({ packet, mqtt31 }) =>
    packet?.type === 'CONNACK' && mqtt31 !== true ? packet.sessionPresent : undefined,
  ),
  'mqtt.conack.val': numberOf(({ packet, version }) =>
    packet?.type === 'CONNACK' && version === 4 ? packet.reasonCode : undefined,
  ),
  'mqtt.connack.reason_code': reasonCode('CONNACK'),
  'mqtt.puback.reason_code': reasonCode('PUBACK'),
  'mqtt.pubrec.reason_code': reasonCode('PUBREC'),
  'mqtt.pubrel.reason_code': reasonCode('PUBREL'),
  'mqtt.pubcomp.reason_code': reasonCode('PUBCOMP'),
  'mqtt.suback.reason_code': reasonCode('SUBACK'),
  'mqtt.suback.qos': reasonCode('SUBACK'),
  'mqtt.unsuback.reason_code': reasonCode('UNSUBACK'),
  'mqtt.disconnect.reason_code': reasonCode('DISCONNECT'),
  'mqtt.auth.reason_code': reasonCode('AUTH'),
  'mqtt.sub.qos': numberOf(({ packet }) =>
    packet?.type === 'SUBSCRIBE' ? packet.subscriptions.map(({ qos }) => qos) : undefined,
  ),
  'mqtt.property.topic_alias': numberOf((captured) => properties(captured)?.topicAlias),
  'mqtt.property.content_type': text((captured) => properties(captured)?.contentType),
  'mqtt.prop_key': text((captured) => properties(captured)?.userProperties?.map(([key]) => key)),
  'mqtt.prop_value': text((captured) => properties(captured)?.userProperties?.map(([, value]) => value)),
  'lab.client': text(({ clientId }) => clientId),
  'lab.connection': numberOf(({ connection }) => connection),
  'lab.direction': text((captured) => direction[captured.direction]),
  'lab.cell': text(({ cell }) => cell),
  // Of the calling line; a client of one cell may be used by another.
  'lab.caller': text(({ cause }) => (cause?.by === 'call' ? cause.cell : undefined)),
  'lab.execution': numberOf(({ cause }) => (cause?.by === 'call' ? cause.execution : undefined)),
  'lab.line': numberOf(({ cause }) => (cause?.by === 'call' ? cause.line : undefined)),
  'lab.call': text(({ cause }) => (cause?.by === 'call' ? cause.call : undefined)),
  'lab.fault': text(({ fault }) => fault?.kind),
  'lab.malformed': flag(({ malformed, noted }) => ((malformed ?? noted) === undefined ? undefined : true)),
};

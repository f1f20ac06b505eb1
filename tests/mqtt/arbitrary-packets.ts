// Any legal packet, for property-based tests. It is built from the tables of the specification that the codec has.
import fc from 'fast-check';
import type { Packet, Properties, ProtocolVersion, QoS, Will } from '../../src/mqtt/packet.ts';
import { propertyRows, type PropertyOwner, type PropertyRow } from '../../src/mqtt/properties.ts';
import { isReasonCode, type ReasonOwner } from '../../src/mqtt/reason-names.ts';

/** Text that MQTT carries: any characters but U+0000. */
const string = fc.string({ unit: 'binary', maxLength: 80 }).map((value) => value.replaceAll('\0', ''));
const data = fc.uint8Array({ maxLength: 90 });
const packetId = fc.integer({ min: 1, max: 0xffff });
const qos = fc.constantFrom<QoS>(0, 1, 2);
const topicName = string.map((value) => value.replaceAll(/[+#]/g, '')).filter((value) => value !== '');
const level = fc.oneof({ weight: 3, arbitrary: topicName }, { weight: 1, arbitrary: fc.constant('+') });
const plainFilter = fc
  .tuple(fc.array(level, { minLength: 1, maxLength: 4 }), fc.boolean())
  .map(([levels, all]) => [...levels, ...(all ? ['#'] : [])].join('/'))
  .filter((filter) => !filter.startsWith('$share'));
const sharedFilter = fc
  .tuple(
    topicName.map((value) => value.replaceAll('/', '')).filter((value) => value !== ''),
    plainFilter,
  )
  .map(([name, filter]) => `$share/${name}/${filter}`);

function propertyValue(property: PropertyRow): fc.Arbitrary<unknown> {
  const { type, minimum: min, maximum: max } = property;
  if (type === 'pair') return fc.array(fc.tuple(string, string), { minLength: 1, maxLength: 3 });
  if (type === 'variable') return fc.array(fc.integer({ min, max }), { minLength: 1, maxLength: 1 });
  if (type === 'binary') return data;
  if (type === 'utf8') return property.name === 'responseTopic' ? topicName : string;
  return fc.integer({ min, max });
}

function properties(owner: PropertyOwner, version: ProtocolVersion): fc.Arbitrary<{ properties?: Properties }> {
  if (version === 4) return fc.constant({});
  const model: Record<string, fc.Arbitrary<unknown>> = {};
  for (const property of propertyRows) if (property.in[owner]) model[property.name] = propertyValue(property);
  return fc
    .record(model, { requiredKeys: [] })
    .map((values) => (Object.keys(values).length === 0 ? {} : { properties: values }));
}

const reasonCode = (owner: ReasonOwner, version: ProtocolVersion): fc.Arbitrary<number> =>
  fc.constantFrom(
    ...Array.from({ length: 256 }, (_, code) => code).filter((code) => isReasonCode(code, owner, version, null)),
  );

function connect(version: ProtocolVersion): fc.Arbitrary<Packet> {
  const will: fc.Arbitrary<Will> = fc
    .tuple(fc.record({ topic: topicName, payload: data, qos, retain: fc.boolean() }), properties('WILL', version))
    .map(([fields, more]) => ({ ...fields, ...more }));
  return fc
    .tuple(
      fc.record(
        {
          type: fc.constant('CONNECT' as const),
          version: fc.constant(version),
          clean: fc.boolean(),
          keepAlive: fc.integer({ min: 0, max: 0xffff }),
          clientId: string,
          will,
          username: string,
          password: data,
        },
        { requiredKeys: ['type', 'version', 'clean', 'keepAlive', 'clientId'] },
      ),
      properties('CONNECT', version),
    )
    .map(([fields, more]) => ({ ...fields, ...more }))
    .filter(
      ({ clientId, clean, username, password, properties: own }) =>
        (version === 5 || ((clientId !== '' || clean) && (password === undefined || username !== undefined))) &&
        (own?.authenticationData === undefined || own.authenticationMethod !== undefined),
    );
}

function publish(version: ProtocolVersion): fc.Arbitrary<Packet> {
  return fc
    .tuple(
      fc.record({ topic: topicName, qos, dup: fc.boolean(), retain: fc.boolean(), payload: data, packetId }),
      properties('PUBLISH', version),
    )
    .map(([{ packetId: id, ...fields }, more]) => ({
      type: 'PUBLISH',
      ...fields,
      dup: fields.dup && fields.qos > 0,
      ...(fields.qos > 0 ? { packetId: id } : {}),
      ...more,
    }));
}

function acknowledgement(version: ProtocolVersion): fc.Arbitrary<Packet> {
  return fc
    .constantFrom('PUBACK', 'PUBREC', 'PUBREL', 'PUBCOMP')
    .chain((type) =>
      fc
        .tuple(packetId, reasonCode(type, version), properties(type, version))
        .map(([id, code, more]) => ({ type, packetId: id, reasonCode: code, ...more })),
    );
}

function subscribe(version: ProtocolVersion): fc.Arbitrary<Packet> {
  const options = fc.record({
    qos,
    noLocal: fc.boolean(),
    retainAsPublished: fc.boolean(),
    retainHandling: fc.constantFrom<0 | 1 | 2>(0, 1, 2),
  });
  const subscription = fc.tuple(fc.oneof(plainFilter, sharedFilter), options).map(([filter, chosen]) => {
    if (version === 4)
      return { filter, qos: chosen.qos, noLocal: false, retainAsPublished: false, retainHandling: 0 as const };
    return { filter, ...chosen, noLocal: chosen.noLocal && !filter.startsWith('$share/') };
  });
  return fc
    .tuple(packetId, fc.array(subscription, { minLength: 1, maxLength: 3 }), properties('SUBSCRIBE', version))
    .map(([id, subscriptions, more]) => ({ type: 'SUBSCRIBE', packetId: id, subscriptions, ...more }));
}

/** Only a client may send a Session Expiry Interval [MQTT5-3.14.2-2]. So only a client's codes go with it here. */
function disconnect(version: ProtocolVersion): fc.Arbitrary<Packet> {
  return fc
    .tuple(reasonCode('DISCONNECT', version), properties('DISCONNECT', version))
    .map(([code, more]): Packet => ({ type: 'DISCONNECT', reasonCode: code, ...more }))
    .filter(
      (packet) =>
        packet.type === 'DISCONNECT' &&
        (packet.properties?.sessionExpiryInterval === undefined ||
          isReasonCode(packet.reasonCode, 'DISCONNECT', 5, 'client')),
    );
}

/** A packet that a client or a server may send. */
export function arbitraryPacket(version: ProtocolVersion): fc.Arbitrary<Packet> {
  const codes = (owner: ReasonOwner): fc.Arbitrary<number[]> =>
    fc.array(reasonCode(owner, version), { minLength: 1, maxLength: 4 });
  const common: fc.Arbitrary<Packet>[] = [
    connect(version),
    publish(version),
    acknowledgement(version),
    subscribe(version),
    fc
      .tuple(fc.boolean(), reasonCode('CONNACK', version), properties('CONNACK', version))
      .map(([session, code, more]) => ({
        type: 'CONNACK',
        sessionPresent: session && code === 0,
        reasonCode: code,
        ...more,
      })),
    fc
      .tuple(packetId, codes('SUBACK'), properties('SUBACK', version))
      .map(([id, reasonCodes, more]) => ({ type: 'SUBACK', packetId: id, reasonCodes, ...more })),
    fc
      .tuple(packetId, fc.array(plainFilter, { minLength: 1, maxLength: 3 }), properties('UNSUBSCRIBE', version))
      .map(([id, filters, more]) => ({ type: 'UNSUBSCRIBE', packetId: id, filters, ...more })),
    fc
      .tuple(packetId, version === 4 ? fc.constant<number[]>([]) : codes('UNSUBACK'), properties('UNSUBACK', version))
      .map(([id, reasonCodes, more]) => ({ type: 'UNSUBACK', packetId: id, reasonCodes, ...more })),
    fc.constantFrom('PINGREQ' as const, 'PINGRESP' as const).map((type) => ({ type })),
    disconnect(version),
  ];
  if (version === 4) return fc.oneof(...common);
  const auth = fc.tuple(reasonCode('AUTH', 5), properties('AUTH', 5), string).map(([code, more, method]): Packet => ({
    type: 'AUTH',
    reasonCode: code,
    properties: { ...more.properties, authenticationMethod: method },
  }));
  return fc.oneof(...common, auth);
}

// Every kind of packet, with each field wrong or odd in each way that a client can write: what the tables of MQTT 3.1,
// 3.1.1 and 5.0 allow, and what they forbid.
import { connect, packet, properties, text, u16, type Bytes, type Version } from './bytes.ts';
import { badStrings, someone, type Add } from './odd-parts.ts';
import { allProperties } from './property-cases.ts';

export interface Case {
  title: string;
  version: Version;
  /** Whether an ordinary CONNECT, and its CONNACK, come before. */
  connected: boolean;
  bytes: Bytes;
}

const versions = [3, 4, 5] as const;
const none = (version: Version): Bytes => (version === 5 ? [0] : []);

/** By type: first byte and body of a packet that is in order. */
function whole(version: Version): Record<string, [first: number, body: Bytes]> {
  const p = none(version);
  return {
    'PUBLISH QoS 0': [0x30, [...text('t'), ...p, 0x78]],
    'PUBLISH QoS 1': [0x32, [...text('t'), ...u16(1), ...p, 0x78]],
    'PUBLISH QoS 2': [0x34, [...text('t'), ...u16(1), ...p, 0x78]],
    PUBACK: [0x40, u16(1)],
    PUBREC: [0x50, u16(1)],
    PUBREL: [0x62, u16(1)],
    PUBCOMP: [0x70, u16(1)],
    SUBSCRIBE: [0x82, [...u16(1), ...p, ...text('t'), 0]],
    UNSUBSCRIBE: [0xa2, [...u16(1), ...p, ...text('t')]],
    PINGREQ: [0xc0, []],
    DISCONNECT: [0xe0, []],
    CONNACK: [0x20, version === 5 ? [0, 0, 0] : [0, 0]],
    SUBACK: [0x90, [...u16(1), ...p, 0]],
    UNSUBACK: [0xb0, [...u16(1), ...(version === 5 ? [0, 0] : [])]],
    PINGRESP: [0xd0, []],
    ...(version === 5 && {
      AUTH: [0xf0, []],
      'AUTH with a method': [0xf0, [0x18, ...properties([0x15, ...text('m')])]],
    }),
  };
}

const topics: Record<string, Bytes> = {
  ...badStrings,
  ...Object.fromEntries(
    ['+', '#', 'a/+', 'a/#', 'a+', '/', 'a//b', ' ', '$SYS/x', '$x/y', '$share/g/t', '$CONTROL/x', '$queue/t'].map(
      (topic) => [topic, text(topic)],
    ),
  ),
};

const filters: Record<string, Bytes> = {
  ...badStrings,
  ...Object.fromEntries(
    [
      '+',
      '#',
      '+/+',
      '+/#',
      '#/a',
      'a#',
      'a+',
      '+a',
      'a/+/#',
      '##',
      '/',
      '//',
      '$SYS/#',
      '$share',
      '$share/',
      '$share/g',
      '$share/g/',
      '$share//t',
      '$share/g/t',
      '$share/+/t',
      '$share/#/t',
      '$share/g/#',
      '$share/g/a#',
      '$share/g//',
      '$SHARE/g/t',
      '$share/g/$share/h/t',
      '$queue/t',
      '$CONTROL/x',
    ].map((filter) => [filter, text(filter)]),
  ),
};

function fixedHeaders(add: Add): void {
  for (const version of versions) {
    for (let type = 0; type < 16; type++)
      for (let flags = 0; flags < 16; flags++)
        for (const connected of [true, false])
          add(`type ${type}, flags ${flags}, nothing else`, version, connected, [(type << 4) | flags, 0]);
    for (const [name, [first, body]] of Object.entries(whole(version))) {
      for (let flags = 0; flags < 16; flags++)
        add(`${name}, flags ${flags}`, version, true, packet((first & 0xf0) | flags, body));
      add(`${name} before CONNECT`, version, false, packet(first, body));
      for (let end = 0; end < body.length; end++)
        add(`${name} cut to ${end} bytes`, version, true, packet(first, body.slice(0, end)));
      for (const more of [[0], [0, 0], [0x41], [0, 0, 0]])
        add(`${name} and ${more.length} more bytes (${more[0]})`, version, true, packet(first, body, more));
      if (body.length >= 2 && !name.startsWith('PUBLISH'))
        add(`${name} with Packet Identifier 0`, version, true, packet(first, [0, 0], body.slice(2)));
      add(`${name} with an overlong Remaining Length`, version, true, [first, 0x80 | body.length, 0, ...body]);
      add(`${name} with a Remaining Length of five bytes`, version, true, [
        first,
        0x80 | body.length,
        0x80,
        0x80,
        0x80,
        0,
        ...body,
      ]);
    }
    const order = whole(version);
    for (const name of ['PUBLISH QoS 1', 'PUBLISH QoS 2'])
      add(
        `${name} with Packet Identifier 0`,
        version,
        true,
        packet((order[name] ?? [0])[0], text('t'), [0, 0], none(version), [0x78]),
      );
    add('a second CONNECT', version, true, connect(version, someone()));
    for (const other of versions) add(`a second CONNECT of ${other}`, version, true, connect(other, someone()));
  }
}

function publishes(add: Add): void {
  for (const version of versions) {
    for (const [name, topic] of Object.entries(topics))
      for (const qos of [0, 1, 2])
        add(
          `PUBLISH QoS ${qos} to ${name}`,
          version,
          true,
          packet(0x30 | (qos << 1), topic, qos ? u16(1) : [], none(version), [0x78]),
        );
    for (const retain of [0, 1])
      add(`PUBLISH without payload, retain ${retain}`, version, true, packet(0x30 | retain, text('t'), none(version)));
    for (const qos of [1, 2]) {
      add(`PUBLISH QoS ${qos} twice`, version, true, [
        ...packet(0x30 | (qos << 1), text('t'), u16(1), none(version), [1]),
        ...packet(0x38 | (qos << 1), text('t'), u16(1), none(version), [1]),
      ]);
      add(`PUBLISH QoS ${qos} and PUBREL`, version, true, [
        ...packet(0x30 | (qos << 1), text('t'), u16(1), none(version), [1]),
        ...packet(0x62, u16(1)),
      ]);
    }
    add('PUBLISH QoS 2, PUBREL twice', version, true, [
      ...packet(0x34, text('t'), u16(1), none(version), [1]),
      ...packet(0x62, u16(1)),
      ...packet(0x62, u16(1)),
    ]);
  }
}

function subscribes(add: Add): void {
  for (const version of versions) {
    const p = none(version);
    for (const [name, filter] of Object.entries(filters)) {
      add(`SUBSCRIBE ${name}`, version, true, packet(0x82, u16(1), p, filter, [0]));
      add(`SUBSCRIBE a, then ${name}`, version, true, packet(0x82, u16(1), p, text('a'), [0], filter, [0]));
      add(`UNSUBSCRIBE ${name}`, version, true, packet(0xa2, u16(1), p, filter));
      add(`UNSUBSCRIBE a, then ${name}`, version, true, packet(0xa2, u16(1), p, text('a'), filter));
      if (version === 5) add(`SUBSCRIBE ${name} with No Local`, version, true, packet(0x82, u16(1), p, filter, [4]));
    }
    for (let options = 0; options < 256; options++)
      add(
        `SUBSCRIBE with options 0x${options.toString(16)}`,
        version,
        true,
        packet(0x82, u16(1), p, text('t'), [options]),
      );
    add('SUBSCRIBE without a filter', version, true, packet(0x82, u16(1), p));
    add('UNSUBSCRIBE without a filter', version, true, packet(0xa2, u16(1), p));
    add(
      'SUBSCRIBE to three filters',
      version,
      true,
      packet(0x82, u16(1), p, text('a'), [0], text('b'), [1], text('c'), [2]),
    );
    add('SUBSCRIBE, the second without options', version, true, packet(0x82, u16(1), p, text('a'), [0], text('b')));
    add('SUBSCRIBE, the second with QoS 3', version, true, packet(0x82, u16(1), p, text('a'), [0], text('b'), [3]));
    add('UNSUBSCRIBE from three filters', version, true, packet(0xa2, u16(1), p, text('a'), text('b'), text('c')));
    for (const qos of [0, 1, 2])
      add(`SUBSCRIBE QoS ${qos}, then UNSUBSCRIBE`, version, true, [
        ...packet(0x82, u16(1), p, text('t'), [qos]),
        ...packet(0xa2, u16(2), p, text('t')),
      ]);
  }
}

function reasonCodes(add: Add): void {
  const owners: [string, number, Bytes][] = [
    ['PUBACK', 0x40, u16(1)],
    ['PUBREC', 0x50, u16(1)],
    ['PUBREL', 0x62, u16(1)],
    ['PUBCOMP', 0x70, u16(1)],
    ['DISCONNECT', 0xe0, []],
    ['AUTH', 0xf0, []],
  ];
  for (const [name, first, head] of owners)
    for (let code = 0; code < 256; code++) {
      add(`${name} with Reason Code 0x${code.toString(16)}`, 5, true, packet(first, head, [code]));
      if (code % 16 === 0)
        add(
          `${name} with Reason Code 0x${code.toString(16)} and no properties`,
          5,
          true,
          packet(first, head, [code, 0]),
        );
    }
}

function connects(add: Add): void {
  for (const version of versions) {
    const p = none(version);
    for (let flags = 0; flags < 256; flags++) {
      const will = flags & 4 ? [...p, ...text('w'), ...text('x')] : [];
      const payloadOf = (): Bytes => [
        ...text(someone()),
        ...will,
        ...(flags & 0x80 ? text('u') : []),
        ...(flags & 0x40 ? text('p') : []),
      ];
      const payload = payloadOf();
      add(
        `CONNECT with flags 0x${flags.toString(16)}`,
        version,
        false,
        connect(version, someone(), { flags, payload }),
      );
      if (flags === 0x06 || flags === 0xc2 || flags === 0xc6) {
        for (let end = 0; end < payload.length; end++)
          add(
            `CONNECT with flags 0x${flags.toString(16)} cut to ${end}`,
            version,
            false,
            connect(version, someone(), { flags, payload: payloadOf().slice(0, end) }),
          );
        add(
          `CONNECT with flags 0x${flags.toString(16)} and one more byte`,
          version,
          false,
          connect(version, someone(), { flags, payload: [...payloadOf(), 0] }),
        );
      }
    }
    for (let level = 0; level < 256; level++)
      if (level < 8 || level % 16 < 6)
        add(`CONNECT of level 0x${level.toString(16)}`, version, false, connect(version, someone(), { level }));
    for (const name of ['MQTT', 'MQIsdp', 'mqtt', 'MQTTT', 'MQT', 'MQIsdpp', 'MQIsd', ''])
      add(`CONNECT named ${name}`, version, false, connect(version, someone(), { name: text(name) }));
    for (const [title, bad] of Object.entries(badStrings)) {
      add(`CONNECT named ${title}`, version, false, connect(version, someone(), { name: bad }));
      for (const clean of [0, 2])
        add(
          `CONNECT, clean ${clean}, client id ${title}`,
          version,
          false,
          connect(version, someone(), { flags: clean, payload: bad }),
        );
      add(
        `CONNECT, user name ${title}`,
        version,
        false,
        connect(version, someone(), { flags: 0x82, payload: [...text(someone()), ...bad] }),
      );
      add(
        `CONNECT, password ${title}`,
        version,
        false,
        connect(version, someone(), { flags: 0xc2, payload: [...text(someone()), ...text('u'), ...bad] }),
      );
      add(
        `CONNECT, Will payload ${title}`,
        version,
        false,
        connect(version, someone(), { flags: 6, payload: [...text(someone()), ...p, ...text('w'), ...bad] }),
      );
    }
    for (const [title, topic] of Object.entries(topics))
      add(
        `CONNECT, Will Topic ${title}`,
        version,
        false,
        connect(version, someone(), { flags: 6, payload: [...text(someone()), ...p, ...topic, ...text('x')] }),
      );
    for (const length of [23, 24, 100, 1000])
      add(`CONNECT, client id of ${length} characters`, version, false, connect(version, 'i'.repeat(length)));
    const ordinary = connect(version, someone());
    for (let end = 2; end < ordinary.length; end++)
      add(`CONNECT cut to ${end}`, version, false, packet(0x10, connect(version, someone()).slice(2, end)));
    for (let flags = 1; flags < 16; flags++)
      add(`CONNECT, flags ${flags}`, version, false, [0x10 | flags, ...connect(version, someone()).slice(1)]);
    add('CONNECT twice', version, false, [...ordinary, ...ordinary]);
    add('CONNECT with an overlong Remaining Length', version, false, [
      0x10,
      0x80 | (ordinary.length - 2),
      0,
      ...ordinary.slice(2),
    ]);
    add('CONNECT with a Remaining Length of five bytes', version, false, [
      0x10,
      0x80 | (ordinary.length - 2),
      0x80,
      0x80,
      0x80,
      0,
      ...ordinary.slice(2),
    ]);
  }
  add(
    'CONNECT with authentication data and no method',
    5,
    false,
    connect(5, someone(), { properties: properties([0x16, ...text('x')]) }),
  );
  add(
    'CONNECT with method and data',
    5,
    false,
    connect(5, someone(), { properties: properties([0x15, ...text('m')], [0x16, ...text('x')]) }),
  );
}

export function allCases(): Case[] {
  const cases: Case[] = [];
  const add: Add = (title, version, connected, bytes) => cases.push({ title, version, connected, bytes });
  for (const part of [fixedHeaders, publishes, subscribes, allProperties, reasonCodes, connects]) part(add);
  return cases;
}

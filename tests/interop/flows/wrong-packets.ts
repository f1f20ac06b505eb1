// Scripts about packets that a client should not send.
import { type Flows, from } from './script.ts';

export const wrongPackets: Flows = {
  'PUBREC for QoS 1': async (stage, version) => {
    const client = await stage.client(version, 'a');
    client.subscribe(`${stage.name}/t`, 1);
    client.publish(`${stage.name}/t`, 'x', { qos: 1, packetId: 1 });
    const before = await from({ client });
    client.ack('PUBREC', 1);
    return [...before, ...(await from({ client }))];
  },
  'PUBACK for QoS 2': async (stage, version) => {
    const publisher = await stage.client(version, 'p');
    const client = await stage.client(version, 'a');
    client.subscribe(`${stage.name}/t`, 2);
    await client.got();
    publisher.publish(`${stage.name}/t`, 'x', { qos: 2, packetId: 1 });
    await publisher.got();
    publisher.ack('PUBREL', 1);
    await publisher.got();
    const before = await from({ client });
    client.ack('PUBACK', 1);
    return [...before, ...(await from({ client }))];
  },
  'a Topic Alias that was never set': async (stage) => {
    const client = await stage.client(5, 'a');
    client.publish('', 'x', { properties: { topicAlias: 3 } });
    return from({ client });
  },
  'a second CONNECT': async (stage, version) => {
    const client = await stage.client(version, 'a');
    client.send({ type: 'CONNECT', version, clientId: `${stage.name}-a`, clean: true, keepAlive: 0 });
    return from({ client });
  },
  'PUBLISH as the first packet': async (stage, version) => {
    const client = await stage.open(version);
    client.publish('t', 'x');
    await client.ended();
    return from({ client });
  },
  'AUTH without a method in CONNECT': async (stage) => {
    const client = await stage.client(5, 'a');
    client.send({ type: 'AUTH', reasonCode: 0x18, properties: { authenticationMethod: 'm' } });
    return from({ client });
  },
  'a packet that only a server sends': async (stage, version) => {
    const client = await stage.client(version, 'a');
    client.bytes(new Uint8Array([0xd0, 0]));
    return from({ client });
  },
  'PUBLISH of QoS 3': async (stage, version) => {
    const client = await stage.client(version, 'a');
    client.bytes(new Uint8Array([0x36, 6, 0, 1, 0x61, 0, 1, 0]));
    return from({ client });
  },
  'PUBLISH with packet id 0': async (stage, version) => {
    const client = await stage.client(version, 'a');
    client.bytes(new Uint8Array([0x32, 6, 0, 1, 0x61, 0, 0, 0]));
    return from({ client });
  },
  'PUBLISH with DUP and QoS 0': async (stage, version) => {
    const client = await stage.client(version, 'a');
    client.bytes(new Uint8Array([0x38, 4, 0, 1, 0x61, 0]));
    return from({ client });
  },
  'PUBLISH to a topic with a wildcard': async (stage, version) => {
    const client = await stage.client(version, 'a');
    client.bytes(new Uint8Array([0x30, 4, 0, 1, 0x2b, 0]));
    return from({ client });
  },
  'PUBLISH to a topic with U+0001': async (stage, version) => {
    const client = await stage.client(version, 'a');
    client.bytes(new Uint8Array([0x30, 4, 0, 1, 1, 0]));
    return from({ client });
  },
  'PUBLISH with a Subscription Identifier': async (stage) => {
    const client = await stage.client(5, 'a');
    client.bytes(new Uint8Array([0x32, 8, 0, 1, 0x61, 0, 1, 2, 0x0b, 1]));
    return from({ client });
  },
  'a topic of 201 levels': async (stage, version) => {
    const client = await stage.client(version, 'a');
    client.publish(Array.from({ length: 201 }, () => 'x').join('/'), 'x', { qos: 1, packetId: 1 });
    return from({ client });
  },
  'a topic of 202 levels': async (stage, version) => {
    const client = await stage.client(version, 'a');
    client.publish(Array.from({ length: 202 }, () => 'x').join('/'), 'x', { qos: 1, packetId: 1 });
    return from({ client });
  },
  'a filter of 202 levels': async (stage, version) => {
    const client = await stage.client(version, 'a');
    client.subscribe(Array.from({ length: 202 }, () => 'x').join('/'));
    return from({ client });
  },
  'a Payload Format Indicator of 1 and a payload that is no UTF-8': async (stage) => {
    const client = await stage.client(5, 'a');
    client.bytes(new Uint8Array([0x32, 9, 0, 1, 0x61, 0, 1, 2, 1, 1, 0xff]));
    return from({ client });
  },
};

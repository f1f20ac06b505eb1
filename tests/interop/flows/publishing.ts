// Scripts about messages on their way, in both directions.
import { type Flows, from, lasting } from './script.ts';

export const publishing: Flows = {
  'QoS 0, 1 and 2 to nobody': async (stage, version) => {
    const client = await stage.client(version, 'a');
    client.publish(`${stage.name}/nobody`, '0');
    client.publish(`${stage.name}/nobody`, '1', { qos: 1, packetId: 1 });
    client.publish(`${stage.name}/nobody`, '2', { qos: 2, packetId: 2 });
    const lines = await from({ client });
    client.ack('PUBREL', 2);
    return [...lines, ...(await from({ client }))];
  },
  'PUBREL of an id that is not open': async (stage, version) => {
    const client = await stage.client(version, 'a');
    client.ack('PUBREL', 9);
    return from({ client });
  },
  'acknowledgements of ids that are not open': async (stage, version) => {
    const client = await stage.client(version, 'a');
    client.ack('PUBACK', 9);
    client.ack('PUBCOMP', 9);
    return from({ client });
  },
  'PUBREC of an id that is not open': async (stage, version) => {
    const client = await stage.client(version, 'a');
    client.ack('PUBREC', 9);
    return from({ client });
  },
  'a QoS 2 PUBLISH twice with one id': async (stage, version) => {
    const watcher = await stage.client(version, 'w');
    watcher.subscribe(`${stage.name}/t`, 0);
    const client = await stage.client(version, 'a');
    client.publish(`${stage.name}/t`, '1', { qos: 2, packetId: 2 });
    client.publish(`${stage.name}/t`, '1', { qos: 2, packetId: 2, dup: true });
    const before = await from({ client, watcher });
    client.ack('PUBREL', 2);
    return [...before, ...(await from({ client, watcher }))];
  },
  'PUBLISH to $SYS': async (stage, version) => {
    const client = await stage.client(version, 'a');
    client.publish('$SYS/x', '0');
    client.publish('$SYS/x', '1', { qos: 1, packetId: 1 });
    client.publish('$SYS/x', '2', { qos: 2, packetId: 2 });
    return from({ client });
  },
  'PUBLISH to $queue/t and $other': async (stage, version) => {
    const client = await stage.client(version, 'a');
    for (const topic of ['$queue/t', '$other']) client.publish(topic, '1', { qos: 1, packetId: 1 });
    return from({ client });
  },
  'PUBLISH to $share/g/t': async (stage, version) => {
    const client = await stage.client(version, 'a');
    client.publish('$share/g/t', '1', { qos: 1, packetId: 1 });
    return from({ client });
  },
  'QoS 0, 1 and 2 for an absent client': async (stage, version) => {
    const publisher = await stage.client(version, 'p');
    const client = await stage.client(version, 's', lasting);
    client.subscribe(`${stage.name}/t`, 2);
    await client.got();
    client.disconnect();
    await client.ended();
    publisher.publish(`${stage.name}/t`, '0');
    publisher.publish(`${stage.name}/t`, '1', { qos: 1, packetId: 1 });
    publisher.publish(`${stage.name}/t`, '2', { qos: 2, packetId: 2 });
    publisher.ack('PUBREL', 2);
    await publisher.got();
    return from({ again: await stage.connect(version, 's', lasting) });
  },
  'a message to an absent client, as its publisher sees it': async (stage, version) => {
    const publisher = await stage.client(version, 'p');
    const client = await stage.client(version, 's', lasting);
    client.subscribe(`${stage.name}/t`, 1);
    await client.got();
    client.disconnect();
    await client.ended();
    publisher.publish(`${stage.name}/t`, '1', { qos: 1, packetId: 1 });
    return from({ publisher });
  },
  'what was not acknowledged, on the next connection': async (stage, version) => {
    const publisher = await stage.client(version, 'p');
    const client = await stage.client(version, 's', lasting);
    client.subscribe(`${stage.name}/t`, 2);
    await client.got();
    for (const qos of [1, 2, 2] as const) {
      publisher.publish(`${stage.name}/t`, `${qos}`, { qos, packetId: 5 });
      if (qos === 2) publisher.ack('PUBREL', 5);
      await publisher.got();
    }
    const before = await from({ client });
    client.ack('PUBREC', 3);
    const released = await from({ client });
    await client.drop();
    // PUBLISHes and PUBRELs have an order among themselves only.
    const again = (await from({ again: await stage.connect(version, 's', lasting) })).toSorted();
    return [...before, ...released, ...again];
  },
  'Receive Maximum 1': async (stage) => {
    const publisher = await stage.client(5, 'p');
    const client = await stage.client(5, 's', { properties: { receiveMaximum: 1 } });
    client.subscribe(`${stage.name}/t`, 1);
    await client.got();
    for (let n = 1; n <= 3; n += 1) publisher.publish(`${stage.name}/t`, `${n}`, { qos: 1, packetId: n });
    await publisher.got();
    const before = await from({ client });
    client.ack('PUBACK', 1);
    return [...before, ...(await from({ client }))];
  },
  '25 messages without an acknowledgement': async (stage, version) => {
    const publisher = await stage.client(version, 'p');
    const client = await stage.client(version, 's');
    client.subscribe(`${stage.name}/t`, 1);
    await client.got();
    for (let n = 1; n <= 25; n += 1) publisher.publish(`${stage.name}/t`, `${n}`, { qos: 1, packetId: n });
    await publisher.got();
    return [`${(await client.packets()).length} packets`];
  },
  '21 open QoS 2 messages of a client': async (stage, version) => {
    const client = await stage.client(version, 'p');
    for (let n = 1; n <= 21; n += 1) client.publish(`${stage.name}/t`, `${n}`, { qos: 2, packetId: n });
    return (await from({ client })).slice(-2);
  },
  'Topic Aliases 1, 10, 11': async (stage) => {
    const lines: string[] = [];
    for (const topicAlias of [1, 10, 11]) {
      const client = await stage.client(5, `a${topicAlias}`);
      client.publish(`${stage.name}/t`, 'x', { qos: 1, packetId: 1, properties: { topicAlias } });
      lines.push(...(await from({ client })));
    }
    return lines;
  },
  'aliases towards a client that allows them': async (stage) => {
    const client = await stage.client(5, 'a', { properties: { topicAliasMaximum: 5 } });
    client.subscribe(`${stage.name}/t`);
    client.publish(`${stage.name}/t`, '1');
    client.publish(`${stage.name}/t`, '2');
    const packets = await client.packets();
    return packets.map((packet) => `${packet.type} ${packet.type === 'PUBLISH' ? packet.topic.length > 0 : ''}`);
  },
  'a message larger than the client takes': async (stage) => {
    const publisher = await stage.client(5, 'p');
    const client = await stage.client(5, 's', { properties: { maximumPacketSize: 60 } });
    client.subscribe(`${stage.name}/t`, 1);
    await client.got();
    publisher.publish(`${stage.name}/t`, 'x'.repeat(100), { qos: 1, packetId: 1 });
    publisher.publish(`${stage.name}/t`, 'small', { qos: 1, packetId: 2 });
    return from({ publisher, client });
  },
  'Message Expiry Interval 0': async (stage) => {
    const client = await stage.client(5, 'a');
    client.subscribe(`${stage.name}/t`);
    client.publish(`${stage.name}/t`, 'x', { properties: { messageExpiryInterval: 0 } });
    const packets = await client.packets();
    return packets.flatMap((packet) =>
      packet.type === 'PUBLISH' ? [`interval ${packet.properties?.messageExpiryInterval ?? 'none'}`] : [],
    );
  },
  'user properties in their order': async (stage) => {
    const client = await stage.client(5, 'a');
    client.subscribe(`${stage.name}/t`);
    await client.got();
    const userProperties: [string, string][] = [
      ['b', '1'],
      ['a', '2'],
      ['b', '3'],
    ];
    client.publish(`${stage.name}/t`, 'x', { properties: { userProperties, contentType: 'c', responseTopic: 'r' } });
    return (await client.packets()).map((packet) =>
      packet.type === 'PUBLISH' ? JSON.stringify(Object.entries(packet.properties ?? {}).toSorted()) : packet.type,
    );
  },
};

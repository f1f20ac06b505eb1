// Scripts about subscriptions of all kinds and what they bring.
import { type Flows, from, lasting } from './script.ts';

export const subscriptions: Flows = {
  'three overlapping subscriptions': async (stage, version) => {
    const client = await stage.client(version, 'a');
    const publisher = await stage.client(version, 'p');
    client.subscribe(`${stage.name}/#`, 0);
    client.subscribe(`${stage.name}/+`, 1);
    client.subscribe(`${stage.name}/x`, 2);
    await client.got();
    publisher.publish(`${stage.name}/x`, '1', { qos: 1, packetId: 1 });
    const copies = (await client.packets()).map((packet) =>
      packet.type === 'PUBLISH' ? `QoS ${packet.qos}` : packet.type,
    );
    return [...copies.toSorted(), ...(await from({ publisher }))];
  },
  'overlapping subscriptions with identifiers': async (stage) => {
    const client = await stage.client(5, 'a');
    client.subscribe(`${stage.name}/#`, 0, {}, { subscriptionIdentifier: [1] });
    client.subscribe(`${stage.name}/x`, 0, {}, { subscriptionIdentifier: [2] });
    client.publish(`${stage.name}/x`, '1');
    const packets = await client.packets();
    return packets.flatMap((packet) =>
      packet.type === 'PUBLISH' ? [`identifiers ${packet.properties?.subscriptionIdentifier?.join() ?? 'none'}`] : [],
    );
  },
  'a retained message, subscribed to twice': async (stage, version) => {
    const client = await stage.client(version, 'a');
    client.publish(`${stage.name}/r`, 'kept', { retain: true, qos: 1, packetId: 1 });
    client.subscribe(`${stage.name}/r`, 2);
    client.subscribe(`${stage.name}/r`, 0);
    return from({ client });
  },
  'a retained message and overlapping filters in one SUBSCRIBE': async (stage, version) => {
    const client = await stage.client(version, 'a');
    client.publish(`${stage.name}/r`, 'kept', { retain: true });
    client.subscribe([`${stage.name}/r`, `${stage.name}/+`], 0);
    return from({ client });
  },
  'one filter twice in one SUBSCRIBE': async (stage, version) => {
    const client = await stage.client(version, 'a');
    client.publish(`${stage.name}/r`, 'kept', { retain: true });
    client.subscribe([`${stage.name}/r`, `${stage.name}/r`], 1);
    client.publish(`${stage.name}/r`, 'live');
    return from({ client });
  },
  'a retained message for a shared subscription': async (stage, version) => {
    const client = await stage.client(version, 'a');
    client.publish(`${stage.name}/r`, 'kept', { retain: true });
    client.subscribe(`$share/${stage.name}/${stage.name}/r`);
    return from({ client });
  },
  'Retain Handling 0, 1 and 2': async (stage) => {
    const client = await stage.client(5, 'a');
    client.publish(`${stage.name}/r`, 'kept', { retain: true });
    for (const retainHandling of [2, 1, 0, 1, 2] as const) client.subscribe(`${stage.name}/r`, 0, { retainHandling });
    return from({ client });
  },
  'Retain As Published': async (stage) => {
    const client = await stage.client(5, 'a');
    client.subscribe(`${stage.name}/a`, 0, { retainAsPublished: true });
    client.subscribe(`${stage.name}/b`);
    for (const topic of ['a', 'b'])
      for (const retain of [true, false]) client.publish(`${stage.name}/${topic}`, 'x', { retain });
    return from({ client });
  },
  'No Local': async (stage) => {
    const client = await stage.client(5, 'a');
    client.subscribe(`${stage.name}/a`, 0, { noLocal: true });
    client.publish(`${stage.name}/a`, 'x', { qos: 1, packetId: 1 });
    return from({ client });
  },
  'No Local on a shared subscription': async (stage) => {
    const client = await stage.client(5, 'a');
    client.subscribeRaw(`$share/${stage.name}/${stage.name}/t`, 4);
    client.publish(`${stage.name}/t`, 'x');
    return from({ client });
  },
  'SUBSCRIBE $share/g': async (stage, version) => {
    const client = await stage.client(version, 'a');
    client.subscribeRaw('$share/g');
    return from({ client });
  },
  'SUBSCRIBE $share//t': async (stage, version) => {
    const client = await stage.client(version, 'a');
    client.subscribeRaw('$share//t');
    return from({ client });
  },
  'SUBSCRIBE $share/a+/t': async (stage, version) => {
    const client = await stage.client(version, 'a');
    client.subscribeRaw('$share/a+/t');
    return from({ client });
  },
  'SUBSCRIBE $share/g/': async (stage, version) => {
    const client = await stage.client(version, 'a');
    client.subscribeRaw('$share/g/');
    return from({ client });
  },
  'SUBSCRIBE $share/g/a+': async (stage, version) => {
    const client = await stage.client(version, 'a');
    client.subscribeRaw('$share/g/a+');
    return from({ client });
  },
  'SUBSCRIBE a+': async (stage, version) => {
    const client = await stage.client(version, 'a');
    client.subscribeRaw('a+');
    return from({ client });
  },
  'SUBSCRIBE #/a': async (stage, version) => {
    const client = await stage.client(version, 'a');
    client.subscribeRaw('#/a');
    return from({ client });
  },
  'SUBSCRIBE an empty filter': async (stage, version) => {
    const client = await stage.client(version, 'a');
    client.subscribeRaw('');
    return from({ client });
  },
  'SUBSCRIBE a filter with U+0001': async (stage, version) => {
    const client = await stage.client(version, 'a');
    client.subscribeRaw('a\u0001');
    return from({ client });
  },
  'SUBSCRIBE $SYS and $other': async (stage, version) => {
    const client = await stage.client(version, 'a');
    client.subscribe(['$SYS/none', '$other/t']);
    client.publish('$other/t', 'x', { qos: 1, packetId: 1 });
    return from({ client });
  },
  '$queue/t': async (stage, version) => {
    const client = await stage.client(version, 'a');
    client.subscribe(`$queue/${stage.name}`);
    client.publish(stage.name, 'x');
    return from({ client });
  },
  'two members of a group, six messages': async (stage, version) => {
    const [one, two] = [await stage.client(version, '1'), await stage.client(version, '2')];
    const publisher = await stage.client(version, 'p');
    for (const client of [one, two]) {
      client.subscribe(`$share/${stage.name}/${stage.name}/t`, 1);
      await client.got();
    }
    for (let n = 1; n <= 6; n += 1) publisher.publish(`${stage.name}/t`, `${n}`);
    await publisher.got();
    return from({ one, two });
  },
  'a member that was there before leaves and comes back': async (stage, version) => {
    const [one, two] = [await stage.client(version, '1'), await stage.client(version, '2')];
    const publisher = await stage.client(version, 'p');
    for (const client of [one, two]) {
      client.subscribe(`$share/${stage.name}/${stage.name}/t`, 1);
      await client.got();
    }
    two.disconnect();
    await two.ended();
    for (let n = 1; n <= 4; n += 1) publisher.publish(`${stage.name}/t`, `${n}`);
    await publisher.got();
    return from({ one });
  },
  'an absent member of a group': async (stage, version) => {
    const [one, two] = [await stage.client(version, '1'), await stage.client(version, '2', lasting)];
    const publisher = await stage.client(version, 'p');
    for (const client of [one, two]) {
      client.subscribe(`$share/${stage.name}/${stage.name}/t`, 1);
      await client.got();
    }
    two.disconnect();
    await two.ended();
    for (let n = 1; n <= 4; n += 1) publisher.publish(`${stage.name}/t`, `${n}`, { qos: 1, packetId: n });
    await publisher.got();
    const again = await stage.connect(version, '2', lasting);
    return from({ one, again });
  },
  'UNSUBSCRIBE from two filters, one of them unknown': async (stage, version) => {
    const client = await stage.client(version, 'a');
    client.subscribe(`${stage.name}/t`);
    client.send({ type: 'UNSUBSCRIBE', packetId: 7, filters: [`${stage.name}/t`, `${stage.name}/u`] });
    return from({ client });
  },
};

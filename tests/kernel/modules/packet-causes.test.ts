// The real client library over a link in memory, with the real broker behind it.
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { startNodeHost, type NodeHost } from '../../../src/broker/hosts/node.ts';
import { library, type MqttClient } from '../../../src/kernel/modules/mqtt-library.ts';
import { PacketCauses } from '../../../src/kernel/modules/packet-causes.ts';
import type { CallingLine } from '../../../src/kernel/worker/stack-places.ts';
import type { CauseNote } from '../../../src/wire/kernel-protocol.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function watchedClient(options: object = {}) {
  const host: NodeHost = await startNodeHost({ tcpPort: null, wsPort: 0 });
  ends.push(() => host.close());
  const notes: CauseNote[][] = [];
  let place: CallingLine | null = null;
  const causes = new PacketCauses(() => place);
  /** Runs `work` as if a cell's code at that line had called it. */
  const at = <T>(line: number, work: () => T, cell = 'hello', execution = 1): T => {
    place = { cell, execution, line };
    const result = work();
    place = null;
    return result;
  };
  const client: MqttClient = at(1, () =>
    library.connect(`ws://127.0.0.1:${host.ws ?? 0}/mqtt`, {
      reconnectPeriod: 20,
      protocolVersion: 5,
      clean: false,
      clientId: 'anna',
      properties: { sessionExpiryInterval: 100 },
      ...options,
      createWebsocket: (url: string, protocols: string[]) => {
        const connection: CauseNote[] = [];
        notes.push(connection);
        causes.begin((note) => connection.push(note));
        const socket = new WebSocket(url, protocols);
        return socket;
      },
    }),
  );
  ends.push(() => client.endAsync(true));
  causes.watch(client);
  return { client, notes, at };
}

const shown = (notes: CauseNote[] | undefined) =>
  notes?.map(({ index, packetType, cause }) => [
    index,
    packetType,
    cause.by === 'call' ? `${cause.call} line ${cause.line}` : cause.why,
  ]);

test('calls are told with their lines, answers as what the library does', async () => {
  const { client, notes, at } = await watchedClient();
  await new Promise((resolve) => client.once('connect', resolve));
  await at(2, () => client.subscribeAsync('lab/x', { qos: 2 }));
  const came = new Promise((resolve) => client.once('message', resolve));
  await at(3, () => client.publishAsync('lab/x', 'one', { qos: 2 }));
  await came;
  await at(4, () => client.unsubscribeAsync('lab/x'));
  expect(shown(notes[0])?.filter(([, type]) => type !== 6 && type !== 7)).toEqual([
    [0, 1, 'connect line 1'],
    [1, 8, 'subscribe line 2'],
    [2, 3, 'publish line 3'],
    expect.arrayContaining([5, 'acknowledgement']),
    expect.arrayContaining([10, 'unsubscribe line 4']),
  ]);
  const indexes = notes[0]?.map(({ index }) => index);
  expect(indexes).toEqual(indexes?.map((_, index) => index));
});

test('what is published before the connection stands keeps its line', async () => {
  const { client, notes, at } = await watchedClient();
  const done = at(7, () => client.publishAsync('lab/x', 'early', { qos: 1 }));
  await done;
  expect(shown(notes[0])).toEqual([
    [0, 1, 'connect line 1'],
    [1, 3, 'publish line 7'],
  ]);
});

test('after a cut the library reconnects and redelivers by itself', async () => {
  const { client, notes, at } = await watchedClient();
  await new Promise((resolve) => client.once('connect', resolve));
  const sent = new Promise((resolve) => client.once('packetsend', resolve));
  const done = at(9, () => client.publishAsync('lab/x', 'cut', { qos: 1 }));
  await sent;
  client.stream.destroy();
  await done;
  expect(shown(notes[0])?.at(-1)).toEqual([1, 3, 'publish line 9']);
  expect(shown(notes[1])).toEqual([
    [0, 1, 'reconnect'],
    [1, 3, 'redelivery'],
  ]);
});

test('a call from another cell names that cell and its run', async () => {
  const { client, notes, at } = await watchedClient();
  await new Promise((resolve) => client.once('connect', resolve));
  await at(5, () => client.publishAsync('lab/x', 'one', { qos: 1 }), 'later', 2);
  expect(notes[0]?.map(({ cause }) => cause)).toEqual([
    { by: 'call', cell: 'hello', execution: 1, line: 1, call: 'connect' },
    { by: 'call', cell: 'later', execution: 2, line: 5, call: 'publish' },
  ]);
});

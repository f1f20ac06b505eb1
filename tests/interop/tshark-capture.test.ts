// Captures that others have recorded, read by us and by tshark: the loopback interface with real clients over TCP and WebSocket, and
// segments split, late and sent twice.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { connectAsync, type IClientOptions } from 'mqtt';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { startNodeHost, type NodeHost } from '../../src/broker/hosts/node.ts';
import { openCapture } from '../../src/capture/files/open-capture.ts';
import type { CapturedPacket } from '../../src/capture/captured-packet.ts';
import {
  asIpv6,
  Conversation,
  links,
  pcap,
  pcapng,
  webSocketAnswer,
  webSocketFrame,
  webSocketRequest,
} from '../capture/files/recordings.ts';
import { bytesOf, connack, connect, joined, publish, utf8 } from '../capture/packets.ts';
import { eventPatience } from '../patience.ts';
import { isThere, needs, start } from './tools.ts';
import { isTsharkThere, ownLines, run, tsharkPackets } from './tshark-fields.ts';

const installed = isTsharkThere();
/** tshark 4.0 does not know the subprotocol of MQTT by itself. */
const mqttInWebSocket = 'DissectorTable.get("ws.protocol"):add("mqtt", Dissector.get("mqtt"))\n';
let folder: string;
let host: NodeHost;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lab-tshark-'));
  writeFileSync(join(folder, 'mqtt-in-websocket.lua'), mqttInWebSocket);
  host = await startNodeHost({ tcpPort: 0, wsPort: 0 });
});
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true });
});

/** Our lines of a file and tshark's, apart from what the test of exports lists as differences. */
function bothRead(
  file: string,
  options: readonly string[] = [],
): { packets: CapturedPacket[]; own: string[][]; tshark: string[][] } {
  const { packets } = openCapture(readFileSync(file));
  const plain = (lines: readonly string[]): string[] =>
    lines.filter((line) => !/^mqtt\.(property_len|unknown_topic_alias) /.test(line)).sort();
  const own = packets.map((captured) => plain(ownLines(captured)));
  return { packets, own, tshark: tsharkPackets(file, options).map(plain) };
}

/** What tshark has to be told. */
function decodeAs(carrier: 'tcp' | 'ws', port: number): string[] {
  if (carrier === 'tcp') return ['-d', `tcp.port==${port},mqtt`];
  return ['-d', `tcp.port==${port},http`, '-X', `lua_script:${join(folder, 'mqtt-in-websocket.lua')}`];
}

interface Recorder {
  file: string;
  stop: () => Promise<void>;
}

/** Records what goes over the loopback interface; null when that is not permitted. */
async function record(name: string, filter: string): Promise<Recorder | null> {
  const file = join(folder, name);
  const dumpcap: ChildProcess = spawn('dumpcap', ['-q', '-i', 'lo', '-f', filter, '-w', file], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  onTestFinished(() => void dumpcap.kill('SIGKILL'));
  const ended = once(dumpcap, 'close').catch(() => undefined);
  if (dumpcap.stderr === null) return null;
  for await (const line of createInterface({ input: dumpcap.stderr })) {
    if (!line.startsWith('File: ')) continue;
    const stop = async (): Promise<void> => {
      dumpcap.kill('SIGINT');
      await ended;
    };
    return { file, stop };
  }
  return null;
}

/** Resolves when a packet with this topic is in the file. */
async function recorded(file: string, topic: string): Promise<void> {
  await vi.waitFor(
    () => {
      const { packets } = openCapture(readFileSync(file));
      if (!packets.some(({ packet }) => packet?.type === 'PUBLISH' && packet.topic === topic))
        throw new Error(`no message with the topic ${topic} has been recorded yet`);
    },
    { timeout: eventPatience, interval: 100 },
  );
}

async function talk(url: string, version: 4 | 5): Promise<void> {
  const options: IClientOptions = { protocolVersion: version, clientId: `js-${version}`, reconnectPeriod: 0 };
  if (version === 5) options.properties = { sessionExpiryInterval: 60, userProperties: { a: 'b' } };
  const client = await connectAsync(url, options);
  const received = new Promise<void>((resolve) => {
    client.on('message', (topic) => {
      if (topic === 'talk/last') resolve();
    });
  });
  await client.subscribeAsync('talk/#', { qos: 2 });
  for (const qos of [0, 1, 2] as const) await client.publishAsync(`talk/${qos}`, `消息 ${qos}`, { qos });
  await client.publishAsync('talk/large', 'x'.repeat(200_000), { qos: 1 });
  if (version === 5)
    await client.publishAsync('talk/properties', 'p', {
      qos: 1,
      properties: { contentType: 'text/plain', correlationData: Buffer.from([0, 1]) },
    });
  await client.publishAsync('talk/last', '');
  await received;
  await client.unsubscribeAsync('talk/#');
  await client.endAsync();
}

test.for(['tcp', 'ws'] as const)('a recording of real clients over %s', async (carrier, context) => {
  needs(context, installed && isThere('dumpcap'), 'tshark with dumpcap');
  const port = carrier === 'tcp' ? host.tcp : host.ws;
  const recorder = await record(`${carrier}.pcapng`, `tcp port ${port}`);
  context.skip(recorder === null, 'left out: recording on the loopback interface is not permitted here');
  if (recorder === null) return;
  const url = carrier === 'tcp' ? `mqtt://127.0.0.1:${port}` : `ws://127.0.0.1:${port}/mqtt`;
  for (const version of [4, 5] as const) await talk(url, version);
  if (carrier === 'tcp' && isThere('mosquitto_pub'))
    await start('mosquitto_pub', [
      '-h',
      '127.0.0.1',
      '-p',
      `${port}`,
      '-V',
      'mqttv5',
      '-t',
      'm',
      '-q',
      '2',
      '-m',
      'hello',
    ]).rest();
  const end = await connectAsync(url, { reconnectPeriod: 0 });
  await end.publishAsync('end', '', { qos: 1 });
  await recorded(recorder.file, 'end');
  await recorder.stop();
  await end.endAsync(true);

  const { packets, own, tshark } = bothRead(recorder.file, decodeAs(carrier, port ?? 0));
  expect(packets.length).toBeGreaterThan(50);
  expect(packets.filter(({ malformed }) => malformed !== undefined)).toEqual([]);
  if (carrier === 'tcp') expect(own).toEqual(tshark);
  else expect(bytesByDirection(packets)).toEqual(webSocketPayloads(recorder.file, port ?? 0));
  expect(new Set(packets.map(({ clientId }) => clientId))).toContain('js-5');
});

/** All bytes of MQTT that went each way, in hexadecimal. */
function bytesByDirection(packets: readonly CapturedPacket[]): Record<CapturedPacket['direction'], string[]> {
  const connections = [...new Set(packets.map(({ connection }) => connection))];
  const of = (direction: CapturedPacket['direction']): string[] =>
    connections.map((connection) =>
      packets
        .filter((captured) => captured.connection === connection && captured.direction === direction)
        .map(({ bytes }) => Buffer.from(bytes).toString('hex'))
        .join(''),
    );
  return { 'to-broker': of('to-broker'), 'to-client': of('to-client') };
}

/** The same as tshark has it. It reads each WebSocket message by itself, which [MQTT5-6.0.0-2] forbids for MQTT: so it is asked for bytes. */
function webSocketPayloads(file: string, port: number): Record<CapturedPacket['direction'], string[]> {
  const fields = ['-e', 'tcp.stream', '-e', 'tcp.dstport', '-e', 'data.data'];
  const lines = run(['-r', file, '-d', `tcp.port==${port},http`, '-Y', 'websocket && data', '-T', 'fields', ...fields]);
  const streams = new Map<string, Record<CapturedPacket['direction'], string>>();
  for (const line of lines.trim().split('\n')) {
    const [stream = '', to = '', data = ''] = line.split('\t');
    const payloads = streams.get(stream) ?? { 'to-broker': '', 'to-client': '' };
    payloads[to === `${port}` ? 'to-broker' : 'to-client'] += data.replaceAll(/[,:]/g, '');
    streams.set(stream, payloads);
  }
  const all = [...streams.values()];
  return { 'to-broker': all.map((each) => each['to-broker']), 'to-client': all.map((each) => each['to-client']) };
}

const message = (n: number): Uint8Array => bytesOf({ ...publish, packetId: n, payload: utf8(`message ${n}`) });
const size = message(1).length;
const opening = (): Conversation =>
  new Conversation().handshake().fromClient(bytesOf(connect)).fromServer(bytesOf(connack));
const stream = joined(...[1, 2, 3, 4, 5].map(message));

const split = opening();
for (let at = 0; at < stream.length; at += 13) split.fromClient(stream.slice(at, at + 13));
const retransmitted = opening().fromClient(message(1), message(2));
retransmitted
  .again('client', size, message(2))
  .again('client', 2 * size, joined(message(1), message(2)))
  .fromClient(message(3));
const overlapping = opening().fromClient(message(1));
overlapping
  .again('client', 5, joined(message(1).slice(-5), message(2)))
  .lost('client', size)
  .fromClient(message(3));
const web = new Conversation(8083).handshake().fromClient(webSocketRequest).fromServer(webSocketAnswer);
const mask = [9, 8, 7, 6];
web.fromClient(webSocketFrame(bytesOf(connect), { mask })).fromServer(webSocketFrame(bytesOf(connack)));
const webStream = joined(
  webSocketFrame(joined(message(1), message(2)), { mask }),
  webSocketFrame(utf8('ping'), { mask, opcode: 9 }),
  webSocketFrame(message(3), { mask }),
);
for (let at = 0; at < webStream.length; at += 17) web.fromClient(webStream.slice(at, at + 17));
const ethernet = opening()
  .fromClient(message(1))
  .recorded.map((packet) => ({ ...packet, data: links.VLAN?.wrap(packet.data) ?? packet.data }));
const ipv6 = opening()
  .fromClient(message(1))
  .recorded.map((packet) => ({ ...packet, data: asIpv6(packet.data) }));

test.for([
  ['split anywhere', pcap(split.recorded), 7],
  ['sent again', pcap(retransmitted.recorded), 5],
  ['that overlap', pcapng(overlapping.recorded, { littleEndian: false }), 5],
  [
    'that came late',
    pcap(
      opening()
        .fromClient(...[1, 2, 3].map(message))
        .inOrder(0, 1, 2, 3, 4, 7, 6, 5),
    ),
    5,
  ],
  ['in WebSocket, split anywhere', pcapng(web.recorded, { resolution: 9 }), 5],
  ['in VLANs', pcap(ethernet, { linkType: 1, littleEndian: false, nanoseconds: true }), 3],
  ['in IPv6 behind an extension header', pcap(ipv6), 3],
] as const)('segments %s', ([name, bytes, count], context) => {
  needs(context, installed, 'tshark');
  const file = join(folder, `${name}.pcap`);
  if (!existsSync(file)) writeFileSync(file, bytes);
  const carrier = name.includes('WebSocket') ? decodeAs('ws', 8083) : decodeAs('tcp', 1883);
  const { own, tshark } = bothRead(file, ['-o', 'tcp.reassemble_out_of_order:TRUE', ...carrier]);
  expect(own).toHaveLength(count);
  expect(own).toEqual(tshark);
});

// The command line that a PUBLISH is copied as: run by a shell, the real mosquitto_pub publishes the same again.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import mqtt, { type MqttClient } from 'mqtt';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startNodeHost, type NodeHost } from '../../src/broker/hosts/node.ts';
import { mosquittoPub } from '../../src/capture/mosquitto-pub.ts';
import type { Publish } from '../../src/mqtt/packet.ts';
import { publish, utf8 } from '../capture/packets.ts';
import { isMosquittoThere } from './real-mosquitto.ts';
import { needs } from './tools.ts';

const run = promisify(execFile);
let host: NodeHost;
let client: MqttClient;
beforeAll(async () => {
  host = await startNodeHost({ tcpPort: 0, wsPort: null });
  client = await mqtt.connectAsync(`mqtt://127.0.0.1:${host.tcp}`, { protocolVersion: 5 });
  await client.subscribeAsync('#', { qos: 2, rap: true });
});
afterAll(async () => {
  await client.endAsync(true);
  await host.close();
});

const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte);
const cases: [string, Partial<Publish>][] = [
  ['a plain text', { payload: utf8('21.5') }],
  ['quotes of every kind', { payload: utf8(`it's "so" \`here\` '' '"'`) }],
  ['what a shell would take for its own', { payload: utf8('$HOME $(id) ${x} \\n %s !! * ~ ; & | > #') }],
  ['lines and tabs', { payload: utf8('one\ntwo\n\tthree\n') }],
  ['a backslash at its end', { payload: utf8('a\\') }],
  ['what looks like an option', { payload: utf8('-h'), topic: '-t' }],
  ['Chinese and an emoji', { payload: utf8('温度 🌡 二十一'), topic: '家/客厅' }],
  ['every byte', { payload: everyByte }],
  ['a zero byte in a text', { payload: utf8('a\u0000b') }],
  ['an escape sequence', { payload: utf8('\u001b[31mred') }],
  ['nothing, retained', { payload: new Uint8Array(0), retain: true }],
  ['a long payload', { payload: utf8('x%'.repeat(40_000)) }],
  ['a topic with quotes and spaces', { topic: `it's a "topic"/$x/%d` }],
  ['QoS 2, retained', { qos: 2, retain: true }],
  ['QoS 0', { qos: 0 }],
  [
    'properties',
    {
      properties: {
        payloadFormatIndicator: 1,
        contentType: 'text/plain; x="y"',
        responseTopic: "it's/here",
        correlationData: utf8('a b'),
        userProperties: [
          ['k e y', "va'lue"],
          ['k e y', ''],
        ],
      },
    },
  ],
];

test.for(cases)('%s arrives as it was', async ([, changes], context) => {
  needs(context, isMosquittoThere, 'mosquitto');
  const given: Publish = { ...publish, ...changes };
  const came = new Promise<[string, Uint8Array, mqtt.IPublishPacket]>((resolve) =>
    client.once('message', (topic, payload, packet) => resolve([topic, payload, packet])),
  );
  const command = mosquittoPub(given, given.topic, 5);
  const here = command.replace('mosquitto_pub', `mosquitto_pub -h 127.0.0.1 -p ${host.tcp}`);
  // Typed, so to speak: as an argument a long one would not come through.
  const shell = run('sh');
  shell.child.stdin?.end(here);
  await shell;
  const [topic, payload, packet] = await came;
  expect([topic, [...payload]]).toEqual([given.topic, [...given.payload]]);
  expect([packet.qos, packet.retain]).toEqual([given.qos, given.retain]);
  const { contentType, responseTopic, correlationData } = given.properties ?? {};
  expect(packet.properties?.contentType).toBe(contentType);
  expect(packet.properties?.responseTopic).toBe(responseTopic);
  expect(packet.properties?.correlationData?.toString()).toBe(
    correlationData && new TextDecoder().decode(correlationData),
  );
  if (given.properties) expect({ ...packet.properties?.userProperties }).toEqual({ 'k e y': ["va'lue", ''] });
});

test('a command of 3.1.1 names no version, and a plain one has no quotes', () => {
  expect(mosquittoPub({ ...publish, qos: 0 }, 'lab/x', 4)).toBe('mosquitto_pub -t lab/x -m hello');
  expect(mosquittoPub({ ...publish, payload: Uint8Array.of(0) }, 'lab/x', 5)).toBe(
    String.raw`printf '\000' | mosquitto_pub -V mqttv5 -t lab/x -q 1 -s`,
  );
});

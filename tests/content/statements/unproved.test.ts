// Whoever says what a broker does says of which version, or where it is written.
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { differences } from '../../../content/differences.ts';
import { brokers } from './brokers.ts';
import { isProved, unprovedIn } from './unproved.ts';

const chapters = globSync('content/*/{zh-cn,en}.mdx').sort();

test.each(chapters)('%s says what a broker does with its version or its source', (file) => {
  expect(unprovedIn(file, readFileSync(file, 'utf8'))).toEqual([]);
});

test('the rows of differences have versions and sources of their broker, and prove what they say of another', () => {
  const strange = differences.flatMap(({ broker, version, source, what }) => {
    const own = brokers.find(({ called }) => called.toLowerCase() === broker);
    const faults: string[] = [];
    if (own && !own.version?.test(version)) faults.push(`“${version}” is no version of ${own.called}`);
    if (own && !(source.startsWith('https:') ? own.source.test(source) : source.startsWith(`observed, ${own.called} `)))
      faults.push(`“${source}” is not from ${own.called}`);
    for (const text of Object.values(what))
      for (const other of brokers)
        if (other !== own && other.name.test(text) && !isProved(other, text))
          faults.push(`add ${other.example}: ${text}`);
    return faults.map((fault) => `${broker}: ${fault}`);
  });
  expect(strange).toEqual([]);
});

describe('is refused', () => {
  test.each([
    'EMQX keeps QoS 0 messages for absent clients.',
    'On Mosquitto it is the other way round.',
    'Start EMQX, and EMQX drops the oldest.',
    'Run it on EMQX, which drops the oldest.',
    'Choose EMQX, it keeps them.',
    'EMQX of your own keeps them.',
    'EMQX on this computer keeps them.',
    'The queue of HiveMQ drops the newest.',
    'NanoMQ and VerneMQ have no such limit.',
    'The broker in the page and EMQX send it again.',
    'EMQX follows MQTT 5.0 and 3.1.1 here.',
    'EMQX follows [4.6](https://docs.oasis-open.org/mqtt/mqtt/v5.0/os/mqtt-v5.0-os.html#_Toc3901240) and [MQTT5-4.6.0-5].',
    'Mosquitto waits 1.5 times the keep-alive; EMQX answers within 4.66 ms.',
    '`broker.emqx.io` keeps sessions for five minutes.',
    'The mosquitto broker sends retained messages to groups.',
    'EMQX 5.8.9 keeps 1000 messages, Mosquitto too.',
    '- EMQX keeps them.\n- Mosquitto 2.0.11 does not; EMQX 5.8.9 does.',
    '| Broker | Keeps |\n| --- | --- |\n| EMQX | yes |\n| EMQX 5.8.9 | no |',
    '## EMQX drops the oldest',
    ':::note[Note]\nEMQX drops the oldest.\n\nSo be quick.\n:::\n\nSee EMQX 5.8.9.',
    '---\ntitle: A\ndescription: What EMQX drops.\n---',
    '[EMQX](../quick-start/) drops the oldest.',
    'EMQX 会为离线客户端保存 QoS 0 消息。',
    '在 Mosquitto 上是两条。',
    '换成 EMQX，它会丢掉最旧的。',
    '运行 EMQX 时，最旧的会被丢掉。',
    '页面内的 Broker 和 EMQX 会重发。',
    'HiveMQ CE 满了丢新来的。',
    '在EMQX上会丢。',
    'emqx drops the oldest.',
    '| | EMQX | Mosquitto |\n| --- | --- | --- |\n| QoS 0 | kept | dropped |',
    'RabbitMQ knows no QoS 2.',
    '`mqtt.eclipseprojects.io` is sometimes down.',
  ])('%s', (prose) => {
    expect(unprovedIn('chapter.mdx', prose)).not.toEqual([]);
  });
});

describe('passes', () => {
  test.each([
    'EMQX 5.8.9 keeps QoS 0 messages for absent clients.',
    'From 5.8.8 on EMQX may refuse it; EMQX 4.3 to 6.x keep it.',
    'On Mosquitto 2.0.11 it is the other way round.',
    'HiveMQ CE 2026.5 drops the newest.',
    'Mosquitto 2.0 drops the newest, RabbitMQ 4.1 too.',
    'The image is `emqx/emqx:5.8.9`, the command `emqx ctl status`.',
    '{/* EMQX drops the oldest: said below */}\n\nNothing of it here.',
    'EMQX [keeps them](https://docs.emqx.com/en/emqx/v5.8/configuration/mqtt.html).',
    'Mosquitto does not ([mosquitto.conf](https://mosquitto.org/man/mosquitto-conf-5.html)).',
    '[`broker.emqx.io`](https://www.emqx.com/en/mqtt/public-mqtt5-broker) is sometimes down.',
    '- EMQX drops the oldest,\n  as 5.8.9 did here.',
    ':::note[Note]\nEMQX drops the oldest.\n\nThat was 5.8.9.\n:::',
    'Start EMQX. Then open the picker and choose EMQX or Mosquitto.',
    'Use the broker in the page or EMQX.',
    'Run the same cell against EMQX or Mosquitto.',
    '## EMQX on this computer',
    '## Mosquitto',
    '启动 EMQX，再运行一次。换成 EMQX 或 Mosquitto 试试。',
    '```sh\ndocker run emqx # EMQX keeps QoS 0\n```',
    'Call `mosquitto_pub` and mosquitto_sub of `mosquitto-clients`; connect to `wss://broker.emqx.io:8084/mqtt`.',
    'The table is about EMQX and others. {/* named only */}',
  ])('%s', (prose) => {
    expect(unprovedIn('chapter.mdx', prose)).toEqual([]);
  });
});

test('the error says where, what, and what to add', () => {
  const [error] = unprovedIn('content/04-qos/en.mdx', '# QoS\n\nA first line.\n\nYes. EMQX drops the oldest. No.');
  expect(error).toContain('content/04-qos/en.mdx:5: “EMQX drops the oldest.”');
  expect(error).toContain('EMQX 5.8.9');
});

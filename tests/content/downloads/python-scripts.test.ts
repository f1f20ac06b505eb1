// The two Python scripts against the Node host, with the paho-mqtt that this machine has (Debian 12: 1.6).
import { beforeEach, describe, expect, test } from 'vitest';
import { startNodeHost, type NodeHost } from '../../../src/broker/hosts/node.ts';
import { answeringServer } from './answering-server.ts';
import { pythonWithPaho, runPython } from './python-script.ts';

const python = pythonWithPaho ?? '';
let broker: NodeHost;
let port: number;

const host = '127.0.0.1';
const subscribe = (...args: (string | number)[]) => runPython(python, 'mqtt_subscribe.py', [host, ...args]);
const publish = (...args: (string | number)[]) => runPython(python, 'mqtt_publish.py', [host, ...args]);
const both = [
  { script: 'mqtt_subscribe.py', run: subscribe },
  { script: 'mqtt_publish.py', run: publish },
];

describe.skipIf(pythonWithPaho === undefined)('with paho-mqtt (left out where no Python has it)', () => {
  beforeEach(async () => {
    broker = await startNodeHost({ tcpPort: 0, wsPort: 0 });
    port = broker.tcp ?? 0;
    return () => broker.close();
  });

  test.each([0, 1, 2])('what one publishes with QoS %i, the other prints', async (qos) => {
    const subscriber = subscribe(port, 'plant/+/pressure', '--qos', qos, '--count', 2);
    await subscriber.says(`subscribed to plant/+/pressure, granted QoS ${qos}`);
    const publisher = publish(port, 'plant/1/pressure', '--qos', qos, '--count', 2, '--interval', 0);
    expect(await publisher.ended()).toMatchObject({ code: 0 });
    expect(await subscriber.ended()).toMatchObject({
      code: 0,
      out: [`plant/1/pressure qos=${qos} retain=0 message 1`, `plant/1/pressure qos=${qos} retain=0 message 2`],
    });
  });

  test('a retained message reaches who comes later, and its text keeps its letters', async () => {
    await publish(port, 'state', '--retain', '--qos', 1, '--message', 'naïve 你好').ended();
    const { out } = await subscribe(port, 'state', '--qos', 1, '--count', 1).ended();
    expect(out).toEqual(['state qos=1 retain=1 naïve 你好']);
  });

  test('after the broker was away the subscription comes back by itself', async () => {
    const subscriber = subscribe(port, 'news', '--qos', 1, '--count', 1);
    await subscriber.says('subscribed to news');
    await broker.close();
    await subscriber.says('connecting again');
    broker = await startNodeHost({ tcpPort: port, wsPort: null });
    await subscriber.says('subscribed to news');
    await publish(port, 'news', '--qos', 1, '--message', 'back').ended();
    expect((await subscriber.ended()).out).toEqual(['news qos=1 retain=0 back']);
  });

  test('Ctrl+C ends the subscriber without an error', async () => {
    const subscriber = subscribe(port, 'news');
    await subscriber.says('subscribed');
    subscriber.interrupt();
    const { code, errors } = await subscriber.ended();
    expect(code).toBe(0);
    expect(errors).toEqual(['subscribed to news, granted QoS 0', 'ended by Ctrl+C']);
  });

  test('Ctrl+C ends the publisher between two messages', async () => {
    const subscriber = subscribe(port, 'slow', '--count', 1);
    await subscriber.says('subscribed');
    const publisher = publish(port, 'slow', '--count', 2, '--interval', 3600);
    await subscriber.ended();
    publisher.interrupt();
    expect(await publisher.ended()).toMatchObject({ code: 0, errors: ['ended by Ctrl+C'] });
  });

  test.each(both)('$script: nobody listens there: one line and exit code 1', async ({ run }) => {
    await broker.close();
    const { code, errors } = await run(port, 'news').ended();
    expect(code).toBe(1);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/cannot reach 127\.0\.0\.1:\d+: .*refused/i);
  });

  test.each(both)('$script: the WebSocket port: told so', async ({ run }) => {
    const { code, errors } = await run(broker.ws ?? 0, 'news').ended();
    expect(code).toBe(1);
    expect(errors.join()).toContain('does not speak MQTT over TCP');
  });

  test.each(both)('$script: the broker refuses the connection: its reason is shown', async ({ run }) => {
    const { port: refusing } = await answeringServer([0x20, 2, 0, 5]);
    const { code, errors } = await run(refusing, 'news').ended();
    expect(code).toBe(1);
    expect(errors.join()).toMatch(/the broker refuses the connection: .*not authori[sz]ed/i);
  });

  test('user name and password go into CONNECT; the password comes from the environment', async () => {
    const { port: refusing, connect } = await answeringServer([0x20, 2, 0, 4]);
    const script = runPython(python, 'mqtt_publish.py', [host, refusing, 'news', '--username', 'ann'], {
      MQTT_PASSWORD: 'secret',
    });
    const { username, password, clean, clientId } = await connect;
    expect({ username, password: new TextDecoder().decode(password), clean }).toEqual({
      username: 'ann',
      password: 'secret',
      clean: true,
    });
    expect(clientId).toMatch(/^[0-9a-z]{23}$/); // [MQTT311-3.1.3-5]: what every server must accept
    await script.ended();
  });

  test('a topic with the wrong form is an error, not a hang', async () => {
    expect(await subscribe(port, 'a#').ended()).toMatchObject({ code: 1 });
    expect(await publish(port, 'a/#').ended()).toMatchObject({ code: 1 });
  });

  test('an impossible port is refused before anything is sent', async () => {
    const { code, errors } = await publish(70_000, 'news').ended();
    expect(code).toBe(2);
    expect(errors.at(-1)).toContain('a port is a number from 1 to 65535');
  });
});

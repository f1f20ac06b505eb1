// The branch for paho-mqtt 2.x, with a stand-in that has its signatures (tests/content/downloads/paho-2).
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { anyPython, runPython } from './python-script.ts';

const standIn = {
  PYTHONPATH: fileURLToPath(new URL('paho-2', import.meta.url)),
  MQTT_PASSWORD: 'secret',
};
const subscribe = (host: string) =>
  runPython(anyPython ?? '', 'mqtt_subscribe.py', [host, 1883, 't', '--qos', 1, '--count', 1], standIn).ended();
const publish = (host: string, ...more: string[]) =>
  runPython(anyPython ?? '', 'mqtt_publish.py', [host, 1883, 't', '--qos', '1', ...more], standIn).ended();

describe.skipIf(anyPython === undefined)('with paho-mqtt 2.x (left out where there is no Python)', () => {
  test('the subscriber asks for the second kind of callbacks and gets along with them', async () => {
    const { code, out, errors } = await subscribe('accepts');
    expect(code, errors.join('\n')).toBe(0);
    expect(errors[0]).toMatch(/^Client VERSION2 sub[0-9a-f]{20}$/);
    expect(errors.slice(1)).toEqual(['subscribe t 1', 'subscribed to t, granted QoS 1', 'loop_stop', 'disconnect']);
    expect(out).toEqual(['t qos=1 retain=0 from the stand-in']);
  });

  test('the publisher too', async () => {
    const { code, out, errors } = await publish('accepts', '--retain', '--message', 'hi', '--username', 'ann');
    expect(code, errors.join('\n')).toBe(0);
    expect(errors[0]).toMatch(/^Client VERSION2 pub[0-9a-f]{20}$/);
    expect(errors.slice(1)).toEqual(['username_pw_set ann secret', 'publish t hi 1 True', 'loop_stop', 'disconnect']);
    expect(out).toEqual(['t qos=1 retain=1 hi']);
  });

  test.each([
    { script: 'mqtt_subscribe.py', run: subscribe },
    { script: 'mqtt_publish.py', run: publish },
  ])('$script: a refusal comes with the name of its reason code', async ({ run }) => {
    const { code, errors } = await run('refuses');
    expect(code).toBe(1);
    expect(errors.at(-1)).toContain('the broker refuses the connection: Not authorized');
  });

  test('no two runs share a Client Identifier', async () => {
    const [first, second] = await Promise.all([publish('accepts'), publish('accepts')]);
    expect(first.errors[0]).not.toBe(second.errors[0]);
  });
});

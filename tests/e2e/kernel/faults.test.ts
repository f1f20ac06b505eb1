// `fault` of the module `lab` in the real browser: what it does not take is an error with a reason, and nothing is left behind.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lines, openLabPage, type LabPage } from './lab-page.ts';

let lab: LabPage;
beforeAll(async () => {
  lab = await openLabPage();
  await lab.run('setup', "import mqtt from 'mqtt'; import { brokerUrl, fault, messages, topic } from 'lab'");
});
afterAll(() => lab.close());

test.each<[code: string, says: RegExp]>([
  ["await fault('explode' as any)", /kind is one of drop, delay/],
  ["await fault('drop', { filter: 'mqtt.qos ==' })", /12: mqtt\.qos is compared with nothing/],
  ["await fault('drop', { filter: 'mqtt.topik' })", /1: There is no field .*mqtt\.topic/],
  ["await fault('drop', { filter: 3 as any })", /filter is a text/],
  ["await fault('drop', { times: 0 })", /times is a whole number from 1/],
  ["await fault('delay', { milliseconds: -1 })", /milliseconds is a whole number from 0/],
  ["await fault('drop', { client: {} as any })", /client is an MQTT client/],
  ["await fault('drop', { direction: 'up' as any })", /direction is one of/],
])('%s is refused, with the reason', async (code, says) => {
  const ran = await lab.run('refused', code);
  expect(ran.status).toBe('error');
  expect(lines(ran.outputs).join()).toMatch(says);
});

const publishes = `
const c = await mqtt.connectAsync(brokerUrl);
await c.subscribeAsync(topic('x'), { qos: 1 });
const all = messages(c, 2);
for (const text of ['one', 'two', 'three']) await c.publishAsync(topic('x'), text);
console.log((await all).map(({ text }) => text).join());
await c.endAsync();`;

test('a fault ends when it is told to, and with its run', async () => {
  const ended = await lab.run('ended', `(await fault('drop', { filter: 'mqtt.qos == 0' })).end();${publishes}`);
  expect(lines(ended.outputs)).toEqual(['one,two']);
  const dropped = await lab.run('dropped', `await fault('drop', { filter: 'mqtt.qos == 0' });${publishes}`);
  expect(lines(dropped.outputs)).toEqual(['two,three']);
  await lab.run('left', "await fault('drop', { filter: 'mqtt.qos == 0', times: Infinity })");
  const after = await lab.run('after', publishes);
  expect(lines(after.outputs)).toEqual(['one,two']);
});

// Cells in the real browser: what they share, what they show, what they open, and how they end.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lines, openLabPage, type LabPage } from './lab-page.ts';

let lab: LabPage;
beforeAll(async () => {
  lab = await openLabPage();
});
afterAll(() => lab.close());

test('cells share names, imports and the last expression is shown', async () => {
  const first = await lab.run('first', "import mqtt from 'mqtt';\nlet n: number = 20; console.log('hello', n)");
  expect(first).toMatchObject({ status: 'ok', dropped: 0 });
  expect(lines(first.outputs)).toEqual(['hello 20']);
  const second = await lab.run('second', 'n += 22; [n, typeof mqtt.connectAsync]');
  expect(lines(second.outputs)).toEqual(['= [42, function]']);
});

test('what only TypeScript has is known to later cells', async () => {
  await lab.run(
    'typescript',
    `import whole = require('mqtt'); enum Level { Low = 1, High }
     export namespace Plant { export let runs = 0; export const count = () => ++runs; export namespace Names { export type Id = string } }
     class Valve { accessor open = false; constructor(readonly name: string, private level: Level = Level.High) {} }
     import count = Plant.count; const closed: string[] = [];
     { using door = { [Symbol.dispose]() { closed.push('door') } } }`,
  );
  const ran = await lab.run(
    'typescript-used',
    `const valve = new Valve('inlet'); valve.open = true; const id: Plant.Names.Id = 'x'; count(); Plant.runs += 1;
     [Plant.runs, Level[valve.level], valve.open, valve, typeof whole.connect, closed.join()]`,
  );
  expect(lines(ran.outputs)).toEqual(['= [2, High, true, {name: inlet, level: 2}, function, door]']);
});

test('a message travels through the broker in the page', async () => {
  const ran = await lab.run(
    'travel',
    `import mqtt from 'mqtt';
     import { brokerUrl, messages, topic, display } from 'lab';
     for (const protocolVersion of [4, 5] as const) {
       const subscriber = await mqtt.connectAsync(brokerUrl, { protocolVersion });
       await subscriber.subscribeAsync(topic('a/+'), { qos: 2 });
       const three = messages(subscriber, 3, { filter: topic('a/#') });
       const publisher = await mqtt.connectAsync(brokerUrl, { protocolVersion });
       for (const qos of [0, 1, 2] as const) await publisher.publishAsync(topic('a/b'), 'qos ' + qos, { qos });
       console.log(protocolVersion, (await three).map(({ topic, text, qos }) => topic + ' ' + text + ' ' + qos).join(', '));
       await publisher.endAsync();
       await subscriber.endAsync();
     }
     display([{ a: 1, b: 'x' }, { a: 2, c: true }])`,
  );
  const line = 'lab/test/a/b qos 0 0, lab/test/a/b qos 1 1, lab/test/a/b qos 2 2';
  expect(lines(ran.outputs)).toEqual([`4 ${line}`, `5 ${line}`, '[table]']);
});

test('a client and a payload are shown under the names that their documentation has', async () => {
  const ran = await lab.run(
    'names',
    `import mqtt from 'mqtt'; import { brokerUrl, messages, topic } from 'lab';
     const named = await mqtt.connectAsync(brokerUrl);
     await named.subscribeAsync(topic('names'));
     const one = messages(named, 1);
     await named.publishAsync(topic('names'), 'hi');
     console.log(named, (await one)[0]?.payload, named instanceof mqtt.MqttClient);
     await named.endAsync();`,
  );
  expect(ran.outputs[0]).toMatchObject({
    values: [
      { type: 'object', name: 'MqttClient' },
      { type: 'bytes', name: 'Buffer', length: 2 },
      { type: 'boolean', text: 'true' },
    ],
  });
});

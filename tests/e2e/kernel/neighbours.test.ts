// What one cell does to itself stays with it: the next one connects, throws and shows as if nothing had been.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lines, openLabPage, type LabPage } from './lab-page.ts';

let lab: LabPage;
beforeAll(async () => {
  lab = await openLabPage();
});
afterAll(() => lab.close());

test.each([
  ['a way to become a primitive', 'Object.prototype.valueOf = () => { throw 1 }'],
  ['a text of objects', 'Object.prototype.toString = () => { throw 1 }'],
  ['a name of errors', 'Error.prototype.name = 5'],
  ['a depth of stacks', "Object.defineProperty(Error, 'stackTraceLimit', { value: 0, writable: false })"],
])('a cell cannot spoil the others with %s', async (_, source) => {
  const spoiler = await lab.run('spoiler', `${source};`);
  expect(lines(spoiler.outputs).at(-1)).toMatch(/^! TypeError/);
  const next = await lab.run(
    'unspoilt',
    `import mqtt from 'mqtt';
     const client = await mqtt.connectAsync('ws://in-page/mqtt');
     await client.endAsync();
     class Own extends Error { toString() { return 'own' } }
     const plain = {}; plain.valueOf = () => 3; plain.toString = () => 'plain';
     const error = new TypeError('x'); error.name = 'Renamed';
     [plain + 1, \`\${plain}\`, String(new Own()), error.name, String(new TypeError('y'))]`,
  );
  expect(lines(next.outputs)).toEqual(['= [4, plain, own, Renamed, TypeError: y]']);
  const thrown = await lab.run('thrower', '\nthrow new Error("here")');
  expect(thrown.outputs).toMatchObject([{ kind: 'error', error: { name: 'Error', stack: [{ line: 2 }] } }]);
});

test('what cannot leave the kernel takes nothing else with it', async () => {
  const batch = await lab.run(
    'uncloneable',
    `class Sized extends Map { get size() { return () => 1 } }
     class Many extends Set { get size() { return Symbol() } }
     console.log('before');
     console.log(new Sized([[1, 2]]), new Many([1]), new Proxy([], { get: () => () => 1 }));
     console.log('after')`,
  );
  const told = lines(batch.outputs);
  expect([told.at(0), told.at(-1), told.length]).toEqual(['before', 'after', 3]);
  const waits = await lab.run(
    'waits',
    `import mqtt from 'mqtt';
     import { messages } from 'lab';
     const client = mqtt.connect('ws://in-page/mqtt');
     for (const id of [10n, () => 1, Symbol('x')]) {
       client.options.clientId = id;
       await messages(client, 1, { within: 60 }).catch(() => {});
     }
     client.end(true);
     'done'`,
  );
  expect(lines(waits.outputs).at(-1)).toBe('= done');
  const after = await lab.run('after-waits', "'next'");
  expect(lines(after.outputs)).toEqual(['= next']);
});

test('the hooks of a cell’s code are not in its reach', async () => {
  const ran = await lab.run(
    'hooks',
    `const text = String(() => import('lab'));
     const name = /[$][\\w$]+/.exec(text)?.[0] ?? '$lab';
     const tell = (what) => { try { return String(eval(what)) } catch (e) { return e.name } };
     [tell('typeof $lab'), tell('typeof ' + name + '.scope'), tell(name + '.globals'), tell('typeof ' + name + '.names')]`,
  );
  expect(lines(ran.outputs)[0]).toMatch(/^= \[((undefined|ReferenceError)(, )?){4}\]$/);
});

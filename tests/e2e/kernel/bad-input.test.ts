// Cells that go wrong: what the reader is told, where, and that the page and the kernel go on.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CellError, Output } from '../../../src/kernel/protocol.ts';
import { longestTask } from '../longest-task.ts';
import { lines, openLabPage, type LabPage } from './lab-page.ts';
import type { Lab, Ran } from './page/main.ts';

let lab: LabPage;
beforeAll(async () => {
  lab = await openLabPage();
  await lab.run(
    'setup',
    "import mqtt from 'mqtt'; import { brokerUrl, display, element, messages, sleep, topic } from 'lab'",
  );
});
afterAll(() => lab.close());

function errorOf(outputs: readonly Output[]): CellError {
  const found = outputs.find((output) => output.kind === 'error');
  if (found?.kind !== 'error') throw new Error(`no error: ${lines(outputs).join('; ')}`);
  return found.error;
}

test('a syntax error is told with line and column of the TypeScript', async () => {
  const ran = await lab.run('syntax', "const s: string = 'a';\nconst n: number = = 1");
  expect(ran.status).toBe('error');
  expect(errorOf(ran.outputs)).toMatchObject({
    name: 'SyntaxError',
    code: 'syntax',
    stack: [{ cell: 'syntax', line: 2, column: 19 }],
  });
});

test('a type error is the editor’s to tell and keeps no cell from running', async () => {
  const ran = await lab.run('types', "const n: number = 'text'; const m: string = n; m");
  expect(lines(ran.outputs)).toEqual(['= text']);
  const called = await lab.run('called', 'const five: number = "5" as any;\nfive.toFixed()');
  expect(errorOf(called.outputs)).toMatchObject({ name: 'TypeError', stack: [{ line: 2, column: 6 }] });
});

test('an error in a namespace is told at its line, through cells', async () => {
  await lab.run(
    'spaces',
    `namespace Plant {
  export let runs: number = 0
  export namespace Pump { export function start(speed: number): never { runs++; throw new RangeError(\`\${speed}\`) } }
}`,
  );
  const ran = await lab.run('spaces-used', '\n  Plant.Pump.start(7 as number)');
  expect(errorOf(ran.outputs)).toMatchObject({
    name: 'RangeError',
    message: '7',
    stack: [
      { cell: 'spaces', line: 3, column: 87 },
      { cell: 'spaces-used', line: 2, column: 14 },
    ],
  });
  expect(lines((await lab.run('spaces-again', 'Plant.runs')).outputs)).toEqual(['= 1']);
  const broken = await lab.run('spaces-broken', 'namespace N {\n  await sleep(1) }');
  expect(errorOf(broken.outputs)).toMatchObject({ code: 'syntax', stack: [{ line: 2, column: 3 }] });
});

test('a throw is told at its line, through functions of other cells', async () => {
  await lab.run('thrower', '\n\nfunction fail(why: string): never {\n  throw new TypeError(why)\n}');
  const ran = await lab.run('caller', 'const why: string = "no";\n\n  fail(why)');
  expect(errorOf(ran.outputs)).toMatchObject({
    name: 'TypeError',
    message: 'no',
    code: 'thrown',
    stack: [
      { cell: 'thrower', line: 4, column: 9 },
      { cell: 'caller', line: 3, column: 3 },
    ],
  });
});

test('whatever is thrown is shown', async () => {
  const ran = await lab.run(
    'odd',
    "void Promise.reject({ get message() { throw 1 } }); await sleep(20); throw 'just text'",
  );
  expect(ran.outputs.map((output) => output.kind === 'error' && [output.error.code, output.error.name])).toEqual([
    ['unhandled-rejection', 'Object'],
    ['thrown', 'Thrown string'],
  ]);
});

test('a rejection that nobody awaits is told in the cell it comes from', async () => {
  const ran = await lab.run(
    'lost',
    "setTimeout(() => { throw new Error('in a timer') }, 1);\nPromise.reject(new Error('nobody listens'));\nawait sleep(50)",
  );
  const told = ran.outputs.map(
    (output) => output.kind === 'error' && [output.error.code, output.error.message, output.error.stack[0]?.line],
  );
  expect(told).toEqual([
    ['unhandled-rejection', 'nobody listens', 2],
    ['thrown', 'in a timer', 1],
  ]);
});

test('what a listener of a client throws is told in the cell, at its line', async () => {
  const ran = await lab.run(
    'listener',
    `const ear = await mqtt.connectAsync(brokerUrl);
     await ear.subscribeAsync(topic('ear'));
     ear.on('message', () => { throw new Error('in a listener') });
     const heard = messages(ear, 1);
     await ear.publishAsync(topic('ear'), 'x');
     await heard;
     await sleep(0)`,
  );
  expect(errorOf(ran.outputs)).toMatchObject({ code: 'thrown', message: 'in a listener', stack: [{ line: 3 }] });
});

test('an unknown import names what can be imported', async () => {
  const ran = await lab.run('import', "import fs from 'fs'");
  expect(errorOf(ran.outputs)).toMatchObject({ code: 'unknown-import', details: { module: 'fs', known: 'mqtt, lab' } });
  const name = await lab.run('import', "import { nothing } from 'lab'; nothing");
  expect(errorOf(name.outputs)).toMatchObject({ code: 'unknown-import', details: { module: 'lab', name: 'nothing' } });
});

test('a recursion without end is an error, and the kernel goes on', async () => {
  const ran = await lab.run('recursion', 'const deeper = (): number => 1 + deeper();\ndeeper()');
  expect(errorOf(ran.outputs)).toMatchObject({ code: 'out-of-resources' });
  expect(lines((await lab.run('after', '6 * 7')).outputs)).toEqual(['= 42']);
});

test('a million lines keep the page fluent: the last ones stay, the others are counted', async () => {
  let ran: Ran | undefined;
  const longest = await longestTask(lab.page, async () => {
    ran = await lab.run('flood', 'for (let i = 1; i <= 1_000_000; i += 1) console.log("line", i)');
  });
  if (ran === undefined) throw new Error('it has not run');
  expect(ran.status).toBe('ok');
  expect(lines(ran.outputs).at(-1)).toBe('line 1000000');
  expect(ran.dropped).toBeGreaterThan(500_000);
  // The loop kept its own thread all that time, and the page's hardly.
  expect(longest).toBeLessThan(Math.max(200, ran.milliseconds / 4));
});

test('a million equal lines are one with a count', async () => {
  const ran = await lab.run('equal', 'for (let i = 1; i <= 1_000_000; i += 1) console.log("same")');
  expect(ran.outputs).toMatchObject([{ kind: 'log', repeat: 1_000_000 }]);
  expect(ran.dropped).toBe(0);
});

test('a string of 50 MB is cut, with its length', async () => {
  const ran = await lab.run('long', "'x'.repeat(50_000_000)");
  expect(ran.outputs).toMatchObject([{ kind: 'result', value: { type: 'string', length: 50_000_000 } }]);
  expect(lines(ran.outputs)[0]?.length).toBeLessThan(11_000);
});

test('circles, getters, throwing proxies and dead ends are shown for what they are', async () => {
  const ran = await lab.run(
    'odd-values',
    `const circle: any = { name: 'c' }; circle.self = circle;
     const trap = new Proxy({}, { ownKeys() { throw new Error('no keys') } });
     const { proxy, revoke } = Proxy.revocable({}, {}); revoke();
     console.log(circle, { get secret() { throw 1 } }, trap, proxy, Object.create(null), new Uint8Array(9000), [1, , 3])`,
  );
  const [output] = ran.outputs;
  expect(output).toMatchObject({
    kind: 'log',
    values: [
      { type: 'object', entries: [{ key: 'name' }, { key: 'self', value: { type: 'circular' } }] },
      { type: 'object', entries: [{ key: 'secret', value: { type: 'getter' } }] },
      { type: 'thrower', text: 'no keys' },
      { type: 'thrower' },
      { type: 'object', size: 0 },
      { type: 'bytes', length: 9000 },
      { type: 'array', length: 3 },
    ],
  });
});

test('what cells usually override can be overridden', async () => {
  const ran = await lab.run(
    'overrides',
    `class MyError extends Error { constructor(m: string) { super(m); this.name = 'MyError' } }
     const o: any = {}; o.toString = () => 'mine'; o.constructor = 1; o.name = 'n';
     function Old(this: any) {} Old.prototype = Object.create(Object.prototype); Old.prototype.constructor = Old; Old.prototype.toString = () => 'old';
     class List extends Array { last() { return this.at(-1) } push(...x: any[]) { return super.push(...x) } }
     [new MyError('x').name, String(o), String(new (Old as any)()), List.from([1, 2]).last()]`,
  );
  expect(lines(ran.outputs)).toEqual(['= [MyError, mine, old, 2]']);
});

test('a broker that does not answer is told within seconds, for connect, connectAsync and messages', async () => {
  const url = 'ws://in-page.invalid/mqtt';
  await lab.page.evaluate((address) => {
    const { asked, allow } = (globalThis as unknown as { lab: Lab }).lab;
    const timer = setInterval(() => {
      if (!asked.includes(address)) return;
      clearInterval(timer);
      allow(address, false);
    }, 5);
  }, url);
  const refused = await lab.run('refused', `await mqtt.connectAsync('${url}')`);
  expect(errorOf(refused.outputs)).toMatchObject({
    code: 'address-refused',
    details: { url },
    stack: [{ line: 1, column: 1 }],
  });

  // Allowed now, and nothing is there.
  const closed = 'ws://127.0.0.1:9/mqtt';
  await lab.page.evaluate((address) => {
    const { asked, allow } = (globalThis as unknown as { lab: Lab }).lab;
    const timer = setInterval(() => {
      if (!asked.includes(address)) return;
      clearInterval(timer);
      allow(address, true);
    }, 5);
  }, closed);
  const dead = await lab.run('dead', `\nconst client = await mqtt.connectAsync('${closed}')`);
  expect(errorOf(dead.outputs)).toMatchObject({ code: 'broker-unreachable', stack: [{ line: 2 }] });
  const silent = await lab.run(
    'silent',
    `const c = mqtt.connect('${closed}', { reconnectPeriod: 0 });
     await new Promise((resolve) => c.once('close', resolve)); await sleep(0)`,
  );
  expect(errorOf(silent.outputs)).toMatchObject({ code: 'broker-unreachable' });
  const waiting = await lab.run('waiting', `await messages(mqtt.connect('${closed}', { reconnectPeriod: 0 }), 1)`);
  expect(errorOf(waiting.outputs)).toMatchObject({ code: 'broker-unreachable' });
  expect(waiting.milliseconds).toBeLessThan(4000);
});

test('an address that a page cannot open is refused with the reason', async () => {
  const ran = await lab.run('tcp', "await mqtt.connectAsync('mqtt://localhost:1883')");
  expect(errorOf(ran.outputs)).toMatchObject({ code: 'address-refused', details: { why: 'not-web-socket' } });
});

test('what a broker refuses carries its MQTT Reason Code, with the line', async () => {
  const refused = await lab.run(
    'connack',
    "\nawait mqtt.connectAsync(brokerUrl, { protocolVersion: 5, properties: { authenticationMethod: 'none' } })",
  );
  expect(errorOf(refused.outputs)).toMatchObject({
    code: 'mqtt-reason',
    reason: { code: 0x8c, version: 5, packet: 'connack' },
    stack: [{ line: 2, column: 1 }],
  });
  const closed = await lab.run(
    'disconnect',
    `const client = await mqtt.connectAsync(brokerUrl, { protocolVersion: 5, reconnectPeriod: 0 });
     await client.subscribeAsync('$share//x')`,
  );
  expect(errorOf(closed.outputs)).toMatchObject({
    code: 'mqtt-reason',
    reason: { code: 0x8f, version: 5, packet: 'disconnect' },
    stack: [{ line: 2, column: 6 }],
  });
});

test('messages that do not come are an error with the numbers', async () => {
  const ran = await lab.run(
    'too-few',
    `const reader = await mqtt.connectAsync(brokerUrl);
     await reader.subscribeAsync(topic('few'));
     const three = messages(reader, 3, { within: 2000 });
     await reader.publishAsync(topic('few'), 'one');
     await three`,
  );
  expect(errorOf(ran.outputs)).toMatchObject({
    name: 'TimeoutError',
    code: 'timeout',
    details: { count: 3, came: 1, within: 2000 },
    stack: expect.arrayContaining([expect.objectContaining({ cell: 'too-few' })]) as unknown,
  });
  const waits = await lab.page.evaluate(() =>
    (globalThis as unknown as { lab: Lab }).lab.messages.filter((it) => it.type === 'waiting' && it.cell === 'too-few'),
  );
  expect(waits).toContainEqual(
    expect.objectContaining({ wait: expect.objectContaining({ for: 'messages', came: 1 }) as unknown }),
  );
  expect(waits.at(-1)).toMatchObject({ wait: null });
});

test('two hundred clients connect and end', async () => {
  const ran = await lab.run(
    'crowd',
    `const crowd = await Promise.all(Array.from({ length: 200 }, () => mqtt.connectAsync(brokerUrl)));
     await Promise.all(crowd.map((client) => client.subscribeAsync(topic('crowd'), { qos: 1 })));
     const all = Promise.all(crowd.map((client) => messages(client, 1)));
     await crowd[0]!.publishAsync(topic('crowd'), 'to all', { qos: 1 });
     const came = (await all).flat().length;
     await Promise.all(crowd.map((client) => client.endAsync()));
     came`,
  );
  expect(lines(ran.outputs)).toEqual(['= 200']);
});

test('display shows tables, text, images and elements, and updates in place', async () => {
  const ran = await lab.run(
    'shows',
    `display([{ a: 1 }, { b: 2 }]);
     const handle = display('first'); handle.update('second');
     display(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]), { as: 'image' });
     display(element('p', { style: 'color: red', width: 3 }, 'text ', element('b', {}, 1)));
     try { element('script') } catch (e) { console.log((e as Error).message) }
     try { element('a', { href: 'javascript:1' }) } catch (e) { console.log((e as Error).message) }
     try { element('p', { onclick: 'x' }) } catch (e) { console.log((e as Error).message) }`,
  );
  expect(ran.outputs).toMatchObject([
    { as: 'table', columns: ['a', 'b'], moreRows: 0 },
    { as: 'text', text: 'second' },
    { as: 'image', mime: 'image/png' },
    {
      as: 'element',
      element: {
        tag: 'p',
        attributes: { style: 'color: red', width: '3' },
        children: ['text ', { tag: 'b', children: ['1'] }],
      },
    },
    { values: [{ text: '<script> cannot be shown' }] },
    { values: [{ text: '<a> cannot be shown' }] },
    { values: [{ text: 'onclick="x" cannot be shown' }] },
  ]);
});

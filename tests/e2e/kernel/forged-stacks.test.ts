// Whose error it is, and which line has sent a packet, whatever a cell writes into stacks.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lines, openLabPage, type LabPage } from './lab-page.ts';
import type { Lab } from './page/main.ts';

let lab: LabPage;
beforeAll(async () => {
  lab = await openLabPage();
});
afterAll(() => lab.close());

/** Each has the stack of an error of the victim, `seen`, and its first line with a place, `line`. */
const forgeries: [what: string, makes: string][] = [
  ['the text of its stack', "const forged = new Error('forged'); forged.stack = seen; throw forged"],
  ['the error of the other cell', "victim.message = 'forged'; throw victim"],
  ['evaluated code of that name', "(0, eval)(`throw new Error('forged')\\n//# sourceURL=${name}`)"],
  [
    'evaluated code within evaluated code',
    '(0, eval)(`eval("throw new Error(\'forged\')\\\\n//# sourceURL=${name}")`)',
  ],
  ['a function made of text', "new Function(`throw new Error('forged')\\n//# sourceURL=${name}`)()"],
  [
    'an async function made of text',
    "await (async () => {}).constructor('a', `throw new Error('forged')\\n//# sourceURL=${name}`)()",
  ],
  [
    'the name of a function',
    "const told = { [line.trim().slice(3)]: () => { throw new Error('forged') } }; Object.values(told)[0]()",
  ],
  ['a message', "throw new Error('forged\\n' + line)"],
];

test.each(forgeries)('an error is not shown under another cell by %s', async (_, makes) => {
  await lab.run('victim', "console.log('mine');\nconst complain = () => new Error('own')");
  const ran = await lab.run(
    'forger',
    `import { sleep } from 'lab';
     const victim = complain(), seen = victim.stack, line = seen.split('\\n').find((text) => /:\\d+:\\d+\\)?$/.test(text));
     const name = /[^\\s(@]+(?=:\\d+:\\d+\\)?$)/.exec(line)[0];
     const forge = async () => { ${makes} };
     void forge(); await sleep(20); await forge()`,
  );
  expect(lines(ran.outputs).map((text) => text.slice(0, 15))).toEqual(['! Error: forged', '! Error: forged']);
  const victim = await lab.page.evaluate(() => (globalThis as unknown as { lab: Lab }).lab.outputs('victim').length);
  expect(victim).toBe(1);
});

test('what a cell evaluates runs as it should, and imports no code with an address', async () => {
  const ran = await lab.run(
    'evaluates',
    `const sum = new Function('a', 'b', 'return a + b // sum'), Late = (async () => {}).constructor;
     class Own extends Function {}
     const gone = await (0, eval)('import("blob:null/0")').catch((error) => error.name);
     [sum(1, 2), sum instanceof Function, sum.constructor === Function, (0, eval)('6 * 7'), eval('1 // one'), eval(5), await new Late('return 3')(),
      new Own('return 4')(), new Own() instanceof Own, Function()(), typeof URL.createObjectURL, gone]`,
  );
  expect(lines(ran.outputs)).toEqual(['= [3, true, true, 42, 1, 5, 3, 4, true, undefined, undefined, TypeError]']);
});

const publish = "client.publishAsync('a', 'x', { qos: 1 })";

test.each([
  ['itself', `await ${publish}`, ['borrower', 4]],
  [
    'code of that name',
    `await new Function('client', \`return ${publish}\\n//# sourceURL=\${name}\`)(client)`,
    ['borrower', 4],
  ],
  [
    'a function with a line break in its name',
    `const named = { [line.trim().slice(3) + '\\n    at x']: async () => { await ${publish} } }; await Object.values(named)[0]()`,
    ['borrower', 4],
  ],
  [
    'a function whose name is a place',
    `const named = { ['\\n' + name + ':9:9']: async () => { await ${publish} } }; await Object.values(named)[0]()`,
    ['borrower', 4],
  ],
  [
    'a class with a line break in its name',
    `class Sender { async send() { await ${publish} } } Object.defineProperty(Sender, 'name', { value: 'a (' + name + ':9:9)\\n    at b' }); await new Sender().send()`,
    ['borrower', 4],
  ],
  ['the other cell, truly', 'await handOver()', ['owner', 4]],
])('a packet that a cell sends with the client of another one through %s', async (_, sends, expected) => {
  await lab.run(
    'owner',
    `import mqtt from 'mqtt';
     const client = await mqtt.connectAsync('ws://in-page/mqtt');
     const complain = () => new Error('own');
     const handOver = async () => { await ${publish} };`,
  );
  await lab.run(
    'borrower',
    `const victim = complain();
     const line = victim.stack.split('\\n').find((text) => /:\\d+:\\d+\\)?$/.test(text));
     const name = /[^\\s(@]+(?=:\\d+:\\d+\\)?$)/.exec(line)[0];
     ${sends};
     await client.endAsync()`,
  );
  const called = async () => {
    const causes = await lab.page.evaluate(() => (globalThis as unknown as { lab: Lab }).lab.causes);
    return causes.filter((cause) => cause?.by === 'call');
  };
  await expect.poll(async () => (await called()).at(-1)?.call).toBe('end');
  const told = (await called()).find(({ call }) => call === 'publish');
  expect(told && [told.cell, told.line]).toEqual(expected);
  await lab.page.evaluate(() => (globalThis as unknown as { lab: Lab }).lab.causes.splice(0));
});

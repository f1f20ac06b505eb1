// How cells end: by running again, by Stop, and by force.
import { afterAll, beforeEach, beforeAll, expect, test } from 'vitest';
import { lines, openLabPage, type LabPage } from './lab-page.ts';
import type { Lab } from './page/main.ts';

let lab: LabPage;
beforeAll(async () => {
  lab = await openLabPage();
});
afterAll(() => lab.close());
beforeEach(async () => {
  await lab.run(
    'setup',
    "import mqtt from 'mqtt'; import { brokerUrl, messages, sleep, topic } from 'lab'; let count = 0; var log: string[] = []",
  );
});

let stopped = 0;

async function saysBusy(cell: string): Promise<void> {
  await lab.page.waitForFunction(
    (name) => JSON.stringify((globalThis as unknown as { lab: Lab }).lab.outputs(name)).includes('busy'),
    cell,
  );
}

/** Starts a cell, waits until it says `busy`, stops it, and gives what Stop and the cell answered. */
async function stop(source: string): Promise<{ how: string; status: string; took: number; lines: string[] }> {
  stopped += 1;
  const cell = `stuck-${stopped}`;
  const running = lab.run(cell, source);
  await saysBusy(cell);
  const { how, took } = await lab.page.evaluate(async () => {
    const start = performance.now();
    const answer = await (globalThis as unknown as { lab: Lab }).lab.kernel.interrupt();
    return { how: answer, took: performance.now() - start };
  });
  const ran = await running;
  return { how, took, status: ran.status, lines: lines(ran.outputs) };
}

/** In milliseconds, with nothing to end. */
function timeOfRestart(): Promise<number> {
  return lab.page.evaluate(async () => {
    const start = performance.now();
    await (globalThis as unknown as { lab: Lab }).lab.kernel.restart();
    return performance.now() - start;
  });
}

// Says `busy` from inside, when 100 ms have passed in which nothing else of the thread had a turn.
const spin = "if (!told && performance.now() > start + 100) { told = true; console.log('busy') }";
const begin = "console.log('begins'); const start = performance.now(); let told = false;";

test.each([
  ['before an await', `${begin} while (true) { ${spin} }`],
  ['after an await', `await sleep(1); ${begin} while (true) { ${spin} }`],
  [
    'of microtasks',
    `${begin} const again = (): Promise<void> => { ${spin} return Promise.resolve().then(again) }; await again()`,
  ],
  [
    'inside Atomics.wait',
    `${begin} const { buffer } = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
     Atomics.wait(new Int32Array(buffer), 0, 0, 120); ${spin} Atomics.wait(new Int32Array(buffer), 0, 0)`,
  ],
])('an endless loop %s is ended by force, and a new worker runs cells', async (_, source) => {
  const answer = await stop(source);
  expect(answer).toMatchObject({ how: 'restarted', status: 'interrupted' });
  // However slow the machine: it is the patience of the kernel, and a new worker.
  expect(answer.took).toBeLessThan(1000 + 10 * (await timeOfRestart()));
  expect(lines((await lab.run('next', '1 + 1; typeof count')).outputs)).toEqual(['= undefined']);
});

test('a wait, a promise that never settles and a client are ended without force; variables stay', async () => {
  await lab.run('kept', 'count = 7');
  for (const wait of [
    'await sleep(60_000)',
    'await new Promise(() => {})',
    'await messages(await mqtt.connectAsync(brokerUrl), 1, { within: 60_000 })',
  ]) {
    expect(await stop(`console.log('busy'); ${wait}; console.log('never')`)).toMatchObject({
      how: 'interrupted',
      status: 'interrupted',
      lines: ['busy'],
    });
  }
  expect(lines((await lab.run('next', 'count')).outputs)).toEqual(['= 7']);
});

test('running again ends timers, clients and listeners of the run before, without a word', async () => {
  const source = `
    const client = mqtt.connect(brokerUrl, { clientId: 'again' });
    client.on('message', () => log.push('old message'));
    client.on('close', () => log.push('old close'));
    void client.publishAsync(topic('never'), 'x', { qos: 1 });
    setInterval(() => { count += 1 }, 1);
    queueMicrotask(() => console.log('soon'));
    const socket = new WebSocket('ws://in-page/mqtt');
    socket.onclose = () => log.push('old socket');
    await sleep(30); count > 0`;
  expect(lines((await lab.run('again', source)).outputs)).toEqual(['soon', '= true']);
  const second = await lab.run('again', 'const before = count; await sleep(50); [count - before, log]');
  expect(lines(second.outputs)).toEqual(['= [0, []]']);
});

test('a cell that has ended still shows messages that arrive, until it is disposed', async () => {
  await lab.run(
    'listener',
    `const subscriber = await mqtt.connectAsync(brokerUrl);
     await subscriber.subscribeAsync(topic('late'));
     subscriber.on('message', (name, payload) => console.log(String(payload)));`,
  );
  await lab.run(
    'speaker',
    "const speaker = await mqtt.connectAsync(brokerUrl); await speaker.publishAsync(topic('late'), 'first', { qos: 1 })",
  );
  const heard = async () =>
    lines(await lab.page.evaluate(() => (globalThis as unknown as { lab: Lab }).lab.outputs('listener')));
  await expect.poll(heard).toEqual(['first']);
  await lab.page.evaluate(() => (globalThis as unknown as { lab: Lab }).lab.kernel.dispose('listener'));
  // A subscriber that came later gets the message later: then the listener would have shown it.
  await lab.run(
    'speaker2',
    `await speaker.subscribeAsync(topic('late'));
     const second = messages(speaker, 1);
     await speaker.publishAsync(topic('late'), 'second', { qos: 1 });
     await second; await sleep(0)`,
  );
  expect(await heard()).toEqual(['first']);
});

test('Stop with nothing running ends what cells left open', async () => {
  await lab.run('left', 'setInterval(() => { count += 1 }, 1)');
  const how = await lab.page.evaluate(() => (globalThis as unknown as { lab: Lab }).lab.kernel.interrupt());
  expect(how).toBe('interrupted');
  expect(lines((await lab.run('next', 'const now = count; await sleep(30); count - now')).outputs)).toEqual(['= 0']);
});

test('a loop in a callback of a cell that has ended is ended by force', async () => {
  await lab.run('trap', `setTimeout(() => { ${begin} while (true) { ${spin} } }, 5)`);
  await saysBusy('trap');
  const how = await lab.page.evaluate(() => (globalThis as unknown as { lab: Lab }).lab.kernel.interrupt());
  expect(how).toBe('restarted');
});

test('names that a cell declares and reads are told', async () => {
  await lab.run('reads', 'const own = 1; count + log.length');
  const names = await lab.page.evaluate(() =>
    (globalThis as unknown as { lab: Lab }).lab.messages.findLast((it) => it.type === 'names' && it.cell === 'reads'),
  );
  expect(names).toMatchObject({
    declares: ['own'],
    reads: [
      { name: 'count', from: 'setup' },
      { name: 'log', from: 'setup' },
    ],
  });
});

test('a message crosses the broker and comes back within a few milliseconds', async () => {
  const ran = await lab.run(
    'speed',
    `const a = await mqtt.connectAsync(brokerUrl);
     await a.subscribeAsync(topic('speed'));
     const times: number[] = [];
     for (let i = 0; i < 50; i += 1) {
       const start = performance.now();
       const one = messages(a, 1);
       a.publish(topic('speed'), 'x');
       await one;
       times.push(performance.now() - start);
     }
     times.sort((x, y) => x - y)[5]`,
  );
  // The slow ones tell of the machine, the quick ones of what stands in the way.
  const quick = Number(lines(ran.outputs)[0]?.slice(2));
  console.log(`publish to own subscription, the quickest tenth of 50: ${quick.toFixed(2)} ms`);
  expect(quick).toBeLessThan(10);
});

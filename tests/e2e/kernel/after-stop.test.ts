// What a run that Stop has ended may still do: nothing. What it would wake up by is cut off, what it has put on other cells'
// clients is gone, and if it goes on all the same, the kernel ends.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { lines, openLabPage, type LabPage } from './lab-page.ts';
import type { Lab } from './page/main.ts';

let lab: LabPage;
beforeAll(async () => {
  lab = await openLabPage();
});
afterAll(() => lab.close());
beforeEach(async () => {
  await lab.run(
    'other',
    `import mqtt from 'mqtt'; import { brokerUrl, sleep, topic } from 'lab';
     const other = await mqtt.connectAsync(brokerUrl); var heard = 0;
     await other.subscribeAsync(topic('alive')); other.on('message', () => { heard += 1 });
     const tick = () => new Promise((go) => setTimeout(go, 5));`,
  );
});

/** Runs a cell until it says `goes on`, stops it, and gives how it was ended. */
async function stopped(cell: string, source: string): Promise<string> {
  const running = lab.run(cell, source);
  await lab.page.waitForFunction(
    (name) => JSON.stringify((globalThis as unknown as { lab: Lab }).lab.outputs(name)).includes('goes on'),
    cell,
  );
  const how = await lab.page.evaluate(() => (globalThis as unknown as { lab: Lab }).lab.kernel.interrupt());
  await running;
  return how;
}

const actsOn = () =>
  lab.page.evaluate(() =>
    (globalThis as unknown as { lab: Lab }).lab.messages.flatMap((it) => (it.type === 'acts-on' ? [it.cell] : [])),
  );

/** `heard` rises no more: a client of another cell goes back and forth between two looks. */
const quiet = `const roundTrips = async (count) => { while (count-- > 0) await other.publishAsync('else', 'x', { qos: 1 }) };
  await roundTrips(20); const before = heard; await sleep(400); await roundTrips(50); [heard - before, typeof other]`;

const wakes: [what: string, wake: string][] = [
  ['AbortSignal.timeout', 'await new Promise((go) => AbortSignal.timeout(2).addEventListener("abort", go));'],
  ['a bound AbortSignal.timeout', 'await new Promise((go) => bound(2).addEventListener("abort", go));'],
  ['the text of blobs', 'await new Blob(["x"]).text();'],
  ['the bytes of blobs', 'await new Blob(["x"]).arrayBuffer();'],
  ['the stream of blobs', 'await new Blob(["x"]).stream().getReader().read();'],
  ['WebAssembly', 'await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));'],
  ['acknowledgements', "await other.publishAsync('else', 'x', { qos: 1 });"],
];

test('no wake of the platform outlives Stop, and the variables of other cells stay', async () => {
  const loops = wakes.map(
    ([what, wake]) => `(async () => { for (let n = 0; ; n += 1) {
       ${wake} other.publish(topic('alive'), 'x'); if (n === 3) { woken += 1; if (woken === ${wakes.length}) console.log('goes on') }
     } })().catch((e) => { if (e.code !== 'interrupted') console.log(${JSON.stringify(what)}, e) });`,
  );
  const how = await stopped(
    'loops',
    `let woken = 0; const bound = AbortSignal.timeout.bind(AbortSignal);
     ${loops.join('\n')}
     other.on('message', () => other.publish(topic('alive'), 'echo'));
     other.on('packetsend', () => heard += 1000);
     const again = () => other.publish(topic('alive'), 'x', { qos: 1 }, again); again();
     await new Promise(() => {})`,
  );
  expect(how).toBe('interrupted');
  expect(lines((await lab.run('quiet', quiet)).outputs)).toEqual(['= [0, object]']);
});

test('an acknowledgement that comes late wakes a stopped run once more, which does not end the kernel', async () => {
  await lab.page.evaluate(() =>
    (globalThis as unknown as { lab: Lab }).lab.addFault({
      action: { kind: 'delay', milliseconds: 600, jitter: 0 },
      clientId: null,
      direction: 'to-client',
      filter: 'mqtt.msgtype == PUBACK',
      times: 1,
      chance: 1,
      seed: null,
    }),
  );
  const how = await stopped(
    'late',
    `other.publish(topic('else'), 'x', { qos: 1 }, () => { heard = -1; other.publish(topic('else'), 'x') });
     console.log('goes on'); await new Promise(() => {})`,
  );
  expect(how).toBe('interrupted');
  const ran = await lab.run(
    'waits',
    `import { until } from 'lab';
     await until(() => heard === -1); await other.publishAsync('else', 'x', { qos: 1 }); [heard, typeof other]`,
  );
  expect(lines(ran.outputs)).toEqual(['= [-1, object]']);
  expect(await actsOn()).not.toContain('late');
});

test('sources that nobody can watch are not there', async () => {
  const ran = await lab.run(
    'sources',
    `const clone = (what) => { try { structuredClone(what, { transfer: [what] }); return 'done' } catch (e) { return e.name } };
     [typeof FinalizationRegistry, typeof Atomics.waitAsync, typeof BroadcastChannel, typeof MessageChannel, typeof scheduler,
      typeof requestAnimationFrame, typeof FileReader, typeof createImageBitmap, typeof OffscreenCanvas, typeof navigator,
      typeof PerformanceObserver, typeof Worker, typeof indexedDB, typeof WebAssembly.compileStreaming,
      clone(new ReadableStream()), clone(new ArrayBuffer(1))]`,
  );
  expect(lines(ran.outputs)[0]).toMatch(/^= \[(undefined, ){14}DataCloneError, done\]$/);
});

test('a stopped run that another cell wakes and that goes on ends the kernel', async () => {
  const how = await stopped(
    'haunts',
    "for (let n = 0; ; n += 1) { await tick(); if (n === 3) console.log('goes on'); heard += 1 }",
  );
  expect(how).toBe('interrupted');
  await expect.poll(actsOn).toContain('haunts');
  expect(lines((await lab.run('after', 'typeof other')).outputs)).toEqual(['= undefined']);
});

test('a run may tidy up when it is stopped, and its functions serve other cells later', async () => {
  const before = await actsOn();
  const how = await stopped(
    'tidies',
    `const helper = async () => { console.log('said by nobody'); await new Blob(['x']).text(); await other.publishAsync(topic('alive'), 'x', { qos: 1 }); return 'helped' };
     console.log('goes on'); try { await sleep(60_000) } finally { console.log('tidies up'); heard = 0 }`,
  );
  expect(how).toBe('interrupted');
  const ran = await lab.run('uses', 'await sleep(400); const help = await helper(); [help, heard]');
  expect(lines(ran.outputs)).toEqual(['= [helped, 1]']);
  expect(await actsOn()).toEqual(before);
});

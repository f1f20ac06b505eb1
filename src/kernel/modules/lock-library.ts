// Makes unchangeable what the clients of all cells share in MQTT.js: its classes, the streams below them, its packets and
// buffers. Otherwise one cell could put something there that is handed what the clients of other cells are given. A client
// may still be given methods and properties of its own (`client.handleMessage = …`).
import { overridable } from '../worker/overridable.ts';
import type { Library } from './mqtt-library.ts';

/** Call after the built-in objects are locked: what is locked already is left alone. */
export function lockLibrary(library: Library): void {
  // What two clients that have nothing to do with each other both lead to belongs to all clients.
  const [one, other] = [sampleOf(library), sampleOf(library)];
  for (const object of [...reachable([library]), ...[...one].filter((it) => other.has(it))]) lock(object);
}

/** CONNACK that allows Topic Aliases, and PUBLISH, of version 5. */
const answers = [
  [0x20, 6, 0, 0, 3, 0x22, 0, 10],
  [0x30, 5, 0, 1, 97, 0, 120],
];

/** What a client leads to that has received packets from nobody, those packets, and what it has sent. */
function sampleOf(library: Library): Set<object> {
  const parts: object[] = [];
  const nowhere = Object.assign(new EventTarget(), {
    readyState: 0,
    OPEN: 1,
    send: (bytes: object) => parts.push(bytes),
    close: () => undefined,
  });
  const client = library.connect('ws://nowhere', {
    createWebsocket: () => nowhere,
    protocolVersion: 5,
    keepalive: 0,
    reconnectPeriod: 0,
    properties: { topicAliasMaximum: 10 },
  });
  client.on('packetreceive', (packet) => parts.push(packet));
  parts.push(client, client.stream);
  for (const bytes of answers) client.stream.emit('data', Uint8Array.from(bytes));
  nowhere.dispatchEvent(new Event('open'));
  const found = reachable(parts);
  client.end(true);
  return found;
}

/** All objects that code can get at from these. Getters are not called. */
function reachable(from: readonly object[]): Set<object> {
  const seen = new Set<object>();
  const open: unknown[] = [...from];
  while (open.length > 0) {
    const at = open.pop();
    if (((typeof at !== 'object' || at === null) && typeof at !== 'function') || seen.has(at)) continue;
    seen.add(at);
    if (at instanceof Map || at instanceof Set) open.push([...at]);
    open.push(Reflect.getPrototypeOf(at));
    // Numbered properties of a typed array are bytes.
    if (ArrayBuffer.isView(at) || at instanceof ArrayBuffer) continue;
    for (const key of Reflect.ownKeys(at)) {
      open.push(...(Object.values(Reflect.getOwnPropertyDescriptor(at, key) ?? {}) as unknown[]));
    }
  }
  return seen;
}

function lock(object: object): void {
  if (!Object.isExtensible(object) || ArrayBuffer.isView(object)) return;
  for (const key of Reflect.ownKeys(object)) {
    const descriptor = Reflect.getOwnPropertyDescriptor(object, key);
    if (!descriptor) continue;
    const { configurable, writable } = descriptor;
    // A setter of a prototype sets something in an object that inherits it, one of a class what all objects share.
    if ('set' in descriptor) {
      const set = typeof object === 'function' ? undefined : descriptor.set;
      Reflect.defineProperty(object, key, { ...descriptor, set, configurable: false } as PropertyDescriptor);
    } else if (configurable && writable) Reflect.defineProperty(object, key, overridable(object, key, descriptor));
    else Reflect.defineProperty(object, key, { writable: false, configurable: false });
  }
  Reflect.preventExtensions(object);
}

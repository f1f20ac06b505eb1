// Names that code from elsewhere expects and no cell has: what they are, why they are not here, and what to write instead.
// A page loads this when a name was not found.
import type { Language } from '../../language.ts';
import { words, type Kind } from './words/words.ts';

const names: Record<Kind, string> = {
  require: 'require',
  exports: 'module exports',
  buffer: 'Buffer',
  process: 'process',
  file: '__dirname __filename',
  global: 'global',
  immediate: 'setImmediate clearImmediate',
  runtime: 'Deno Bun',
  window: 'window self',
  page:
    'document parent top frames opener location history navigator screen customElements getComputedStyle matchMedia ' +
    'Element HTMLElement Node Image Audio DOMParser MutationObserver FileReader FormData',
  dialog: 'alert confirm prompt',
  storage: 'localStorage sessionStorage indexedDB caches cookieStore',
  network:
    'fetch XMLHttpRequest EventSource Request Response Headers WebTransport WebSocketStream RTCPeerConnection ' +
    'BroadcastChannel MessageChannel postMessage',
  script: 'importScripts Worker SharedWorker',
  frame: 'requestAnimationFrame cancelAnimationFrame',
  mqtt: 'mqtt',
  lab: 'brokerUrl topic display element fault sleep until connected messages received settled bars lines histogram',
};

const kinds = new Map(
  Object.entries(names).flatMap(([kind, list]) => list.split(' ').map((name) => [name, kind as Kind])),
);

export const absentNames: readonly string[] = [...kinds.keys()];

/** A sentence that helps; null for a name that is nothing in particular. */
export function sayAbsent(name: string, language: Language): string | null {
  const kind = kinds.get(name);
  return kind === undefined ? null : words(language)[kind](name);
}

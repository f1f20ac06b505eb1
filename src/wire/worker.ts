// The wire worker: a shell that gives a switchboard its messages, its clock and its surroundings.
import type { ToWire } from './page-protocol.ts';
import { Switchboard } from './switchboard.ts';

/** The part of a worker's global scope that this file uses (the DOM library describes a page's). */
interface WorkerScope {
  onmessage: ((event: MessageEvent<ToWire>) => void) | null;
  postMessage(message: unknown, transfer?: Transferable[]): void;
  location: { origin: string };
}

const scope = globalThis as unknown as WorkerScope;
const switchboard = new Switchboard({
  post: (message, transfer) => scope.postMessage(message, transfer),
  // Time since the epoch; the page counts it from its own origin.
  now: () => performance.timeOrigin + performance.now(),
  pageIsHttps: scope.location.origin.startsWith('https:'),
});
scope.onmessage = ({ data }) => switchboard.handle(data);

// The wire worker: a shell that gives a switchboard its messages, its clock and its surroundings.
import type { ToWire } from './page-protocol.ts';
import { Switchboard } from './switchboard.ts';

const switchboard = new Switchboard({
  post: (message, transfer = []) => self.postMessage(message, transfer),
  // Time since the epoch; the page counts it from its own origin.
  now: () => performance.timeOrigin + performance.now(),
  pageIsHttps: self.location.origin.startsWith('https:'),
});
self.onmessage = ({ data }: MessageEvent<ToWire>) => switchboard.handle(data);

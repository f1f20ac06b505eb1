// The entry of the worker of the load generator; all its code is in chunks, as that of the broker's worker.
import type { ToLoadWorker } from './page-protocol.ts';

const load = import('./page-load.ts');
self.addEventListener('message', (event: MessageEvent<ToLoadWorker>) => {
  void load.then(({ take }) => take(event));
});

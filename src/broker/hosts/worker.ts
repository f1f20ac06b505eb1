// The entry of the broker's worker. All the broker is in chunks that it fetches: code that another chunk needs must not be
// here, since WebKit would run the entry again for it, and there would be a second broker.
import type { ToBrokerWorker } from './control.ts';

// Messages that come before the broker is there wait for it, and keep their order.
const broker = import('./page-broker.ts');
self.addEventListener('message', (event: MessageEvent<ToBrokerWorker>) => {
  void broker.then(({ take }) => take(event));
});

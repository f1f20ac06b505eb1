// The broker in a Web Worker of the page. The page sends control ports. Over them come its requests (control.ts) and
// the clients' links. `worker.ts` is the worker's entry.
import { portLink } from '../../link/message-port.ts';
import { Broker } from '../broker.ts';
import type { ProfileName } from '../profiles.ts';
import type { ControlRequest, OrderReport, ToBrokerWorker } from './control.ts';
import { HostClock } from './host-clock.ts';
import { PageLinks, ToldOrder } from './page-links.ts';
import { pageOptions } from './page-options.ts';
import type { Beginning } from './page-control.ts';

// It is loaded as a file of its own, so that clients do not wait for it.
const pageControl = import('./page-control.ts');
/** Null until the first port comes: it brings the profile. */
let start: ReturnType<typeof startBroker> | null = null;

function startBroker(profile: ProfileName) {
  const past: Beginning = { seed: Math.random() * 2 ** 32, profile, names: [], first: [] };
  const broker = new Broker(pageOptions(profile, past.seed));
  const clock = new HostClock();
  const links = new PageLinks(broker, clock);
  links.record = (entry) => past.first.push(entry);
  const control = pageControl.then(
    ({ PageControl }) => new PageControl(broker, links, clock, past),
    () => (links.record = null), // nothing is recorded then
  );
  return { links, past, control, orders: [] as ToldOrder[] };
}

export function take({ data }: MessageEvent<ToBrokerWorker>): void {
  if (data.type === 'end') {
    start?.links.shutdown();
    for (const order of start?.orders ?? []) order.flush();
    // What the clients are told goes out before this.
    self.postMessage('ended');
    return;
  }
  const { links, past, control, orders } = (start ??= startBroker(data.profile));
  const { port } = data;
  let order: ToldOrder | null = null;
  port.onmessage = ({ data: request }: MessageEvent<ControlRequest>) => {
    if (request.type === 'connect') {
      const link = portLink(request.port);
      const { name, tellOrder = false } = request;
      if (tellOrder && order === null) orders.push((order = orderFor(port)));
      past.names.push([links.attachLink(link, name, tellOrder ? order : null), name]);
    } else void control.then((loaded) => loaded?.take(port, request));
  };
}

function orderFor(port: MessagePort): ToldOrder {
  return new ToldOrder((notes, lost) => {
    const report: OrderReport = { type: 'order', notes, ...(lost.length > 0 && { lost }) };
    port.postMessage(report, [notes.buffer]);
  });
}

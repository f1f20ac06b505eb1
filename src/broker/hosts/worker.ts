// The broker in a Web Worker of the page. Control ports come from the page; over them come its wishes (control.ts) and clients' links.
import { portLink } from '../../link/message-port.ts';
import { Broker } from '../broker.ts';
import type { ControlPort, ControlRequest } from './control.ts';
import { HostClock } from './host-clock.ts';
import { LinkHost } from './link-host.ts';
import type { Beginning } from './page-control.ts';

const past: Beginning = { seed: Math.random() * 2 ** 32, names: [], first: [] };
const broker = new Broker(past);
const clock = new HostClock();
const links = new LinkHost(broker, { carriersKeepBytes: true, clock });
links.record = (entry) => past.first.push(entry);
// A file of its own: clients do not wait for it. Without it nothing is recorded.
const control = import('./page-control.ts').then(
  ({ PageControl }) => new PageControl(broker, links, clock, past),
  () => (links.record = null),
);

globalThis.addEventListener('message', ({ data: { port } }: MessageEvent<ControlPort>) => {
  port.onmessage = ({ data: request }: MessageEvent<ControlRequest>) => {
    if (request.type === 'connect') {
      const link = portLink(request.port);
      link.open('mqtt');
      past.names.push([links.attach(link), request.name]);
    } else void control.then((loaded) => loaded?.take(port, request));
  };
});

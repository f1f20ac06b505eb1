// The broker in a Web Worker of the page. Control ports come from the page; over them come its wishes (control.ts) and clients' links.
import { portLink } from '../../link/message-port.ts';
import { Broker } from '../broker.ts';
import type { ControlPort, ControlRequest } from './control.ts';
import { HostClock } from './host-clock.ts';
import { LinkHost } from './link-host.ts';
import type { PageControl } from './page-control.ts';

const broker = new Broker({ seed: Math.random() * 2 ** 32 });
const clock = new HostClock();
const links = new LinkHost(broker, { carriersKeepBytes: true, clock });
// Fetched when the page first looks into the broker: clients do not wait for it.
let control: Promise<PageControl> | null = null;
const loadControl = async (): Promise<PageControl> =>
  new (await import('./page-control.ts')).PageControl(broker, links, clock);

globalThis.addEventListener('message', ({ data: { port } }: MessageEvent<ControlPort>) => {
  port.onmessage = ({ data: request }: MessageEvent<ControlRequest>) => {
    if (request.type === 'connect') {
      const link = portLink(request.port);
      link.open('mqtt');
      links.attach(link);
    } else {
      control ??= loadControl();
      void control.then((loaded) => loaded.take(port, request));
    }
  };
});

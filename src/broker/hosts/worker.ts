// The broker in a Web Worker of the page. Control ports come from the page; over them come its wishes (control.ts) and clients' links.
import { portLink } from '../../link/message-port.ts';
import { Broker } from '../broker.ts';
import type { ControlPort, ControlRequest } from './control.ts';
import { HostClock } from './host-clock.ts';
import { LinkHost } from './link-host.ts';
import { PageControl } from './page-control.ts';

const broker = new Broker({ seed: Math.random() * 2 ** 32 });
const clock = new HostClock();
const links = new LinkHost(broker, { carriersKeepBytes: true, clock });
const control = new PageControl(broker, links, clock);

globalThis.addEventListener('message', ({ data: { port } }: MessageEvent<ControlPort>) => {
  port.onmessage = ({ data: request }: MessageEvent<ControlRequest>) => {
    if (request.type === 'connect') {
      const link = portLink(request.port);
      link.open('mqtt');
      links.attach(link);
    } else control.take(port, request);
  };
});

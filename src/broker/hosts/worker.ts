// The broker in a Web Worker of the page. A control port comes from the page; each port that comes over it is a client's link.
import { portLink } from '../../link/message-port.ts';
import { Broker } from '../broker.ts';
import { LinkHost } from './link-host.ts';

/** From the page, with the port transferred. */
interface ControlMessage {
  type: 'broker';
  port: MessagePort;
}

/** On a control port, with the port transferred: a client that wants to speak MQTT. */
interface ConnectMessage {
  type: 'connect';
  port: MessagePort;
}

const links = new LinkHost(new Broker({ seed: Math.random() * 2 ** 32 }), { carriersKeepBytes: true });

globalThis.addEventListener('message', ({ data }: MessageEvent<ControlMessage>) => {
  data.port.onmessage = ({ data: { port } }: MessageEvent<ConnectMessage>) => {
    const link = portLink(port);
    link.open('mqtt');
    links.attach(link);
  };
});

// The broker that `npm start` offers on this computer: ours, or the one that already answers on the WebSocket port.
import { hostname } from 'node:os';
import { startNodeHost } from '../broker/hosts/node.ts';
import { nearHost } from './serve-site.ts';
import { tcpPortKind, webSocketPortKind, type PortKind } from './port-kind.ts';
import type { CommandWords } from './words.ts';

export interface LocalBroker {
  /** `null`: not ours, and we do not know its TCP port. */
  tcpUrl: string | null;
  webSocketUrl: string;
  webSocketPort: number;
  ours: boolean;
  close(): Promise<void>;
}

/** The ports that it should have; 0 is any free one. */
export async function startEmbeddedBroker(
  host: string,
  say: CommandWords,
  ports: { tcp: number; webSocket: number },
): Promise<LocalBroker> {
  const name = nearHost(host);
  const kindOf = (port: number, ask: typeof tcpPortKind): Promise<PortKind> =>
    port === 0 ? Promise.resolve('free') : ask(host, port);
  const [tcpKind, webSocketKind] = await Promise.all([
    kindOf(ports.tcp, tcpPortKind),
    kindOf(ports.webSocket, webSocketPortKind),
  ]);
  if (webSocketKind === 'mqtt') {
    console.log(say.brokerThere(ports.webSocket));
    return {
      tcpUrl: tcpKind === 'mqtt' ? `mqtt://${name}:${ports.tcp}` : null,
      webSocketUrl: `ws://${name}:${ports.webSocket}/mqtt`,
      webSocketPort: ports.webSocket,
      ours: false,
      close: () => Promise.resolve(),
    };
  }
  const ours = await startNodeHost({
    host,
    tcpPort: tcpKind === 'free' ? ports.tcp : 0,
    wsPort: webSocketKind === 'free' ? ports.webSocket : 0,
    origins: siteOrigins(host),
  });
  if (tcpKind !== 'free') console.log(say.brokerPortTaken(ports.tcp, tcpKind, ours.tcp ?? 0));
  if (webSocketKind !== 'free') console.log(say.brokerPortTaken(ports.webSocket, webSocketKind, ours.ws ?? 0));
  return {
    tcpUrl: `mqtt://${name}:${ours.tcp ?? 0}`,
    webSocketUrl: `ws://${name}:${ours.ws ?? 0}/mqtt`,
    webSocketPort: ours.ws ?? 0,
    ours: true,
    close: () => ours.close(),
  };
}

/**
 * The origins that the site has by name: it is served on the same address, on a port that is not known yet. What has
 * this computer's address as a number comes in anyway.
 */
function siteOrigins(host: string): string[] {
  const isEvery = host === '0.0.0.0' || host === '::';
  const names = isEvery ? [hostname(), `${hostname()}.local`] : [host.includes(':') ? `[${host}]` : host];
  return names.map((name) => `http://${name}:*`);
}

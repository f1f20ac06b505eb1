// Opens the links of a run in Node: TCP, TLS, WebSocket. What the system says is told with what can be done about it.
import { lookup } from 'node:dns/promises';
import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { tcpLink } from '../../link/tcp.ts';
import { webSocketLink } from '../../link/web-socket.ts';
import type { LinkProblem, OpenLink } from '../connecting.ts';
import type { Target } from '../target.ts';
import { linkOpener } from './link-opener.ts';

/** Milliseconds in which an address has to take a connection. */
const probeTime = 3000;

/** The addresses of a host. Rejects with Node's error (`ENOTFOUND` …). */
export async function addressesOf({ host }: Target): Promise<string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}

/**
 * The first address at which something listens: `localhost` has several, and a broker may have only one of them. The very
 * first when there is none; then each connection says why.
 */
export async function listeningAddress({ port }: Target, addresses: readonly [string, ...string[]]): Promise<string> {
  if (addresses.length > 1) for (const address of addresses) if (await listens(address, port)) return address;
  return addresses[0];
}

function listens(address: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connectPlain({ host: address, port, timeout: probeTime });
    const answer = (isThere: boolean): void => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', () => answer(true));
    socket.once('timeout', () => answer(false));
    socket.once('error', () => answer(false));
  });
}

/** `address`: the one of the host's that is connected to. It is asked for once, and not for each of many connections. */
export function nodeLinks(target: Target, address: string): OpenLink {
  return target.transport === 'tcp' || target.transport === 'tls'
    ? socketLinks(target, address)
    : linkOpener(() => webSocketLink(target.url, ['mqtt']));
}

function socketLinks({ transport, host, port }: Target, address: string): OpenLink {
  return (opened, failed) => {
    const socket: Socket =
      transport === 'tls'
        ? connectTls({ host: address, port, servername: /[a-z]/i.test(host) && !host.includes(':') ? host : '' })
        : connectPlain({ host: address, port });
    const refuse = (error: NodeJS.ErrnoException): void => failed(problemOf(error));
    socket.once('error', refuse);
    socket.once(transport === 'tls' ? 'secureConnect' : 'connect', () => {
      socket.off('error', refuse);
      opened(tcpLink(socket));
    });
    return () => void socket.destroy();
  };
}

function problemOf({ code = '', message }: NodeJS.ErrnoException): LinkProblem {
  if (code === 'EMFILE' || code === 'ENFILE') return { code: 'too-many-files', detail: code };
  if (code === 'EADDRNOTAVAIL') return { code: 'no-free-port', detail: code };
  return { code: 'unreachable', detail: code === '' ? message : code };
}

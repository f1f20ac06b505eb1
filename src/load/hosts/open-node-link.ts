// Opens the links of a run in Node: TCP, TLS, WebSocket. What the system says is told with what can be done about it.
import { lookup } from 'node:dns/promises';
import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { tcpLink } from '../../link/tcp.ts';
import { webSocketLink } from '../../link/web-socket.ts';
import type { LinkProblem, OpenLink } from '../connecting.ts';
import type { Target } from '../target.ts';

/** The addresses of a host. Rejects with Node's error (`ENOTFOUND` …). */
export async function addressesOf({ host }: Target): Promise<string[]> {
  return (await lookup(host, { all: true })).map(({ address }) => address);
}

/** `address`: the one of the host's that is connected to. It is asked for once, and not for each of many connections. */
export function nodeLinks(target: Target, address: string): OpenLink {
  return target.transport === 'tcp' || target.transport === 'tls'
    ? socketLinks(target, address)
    : webSocketLinks(target.url);
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
  };
}

function webSocketLinks(url: string): OpenLink {
  return (opened, failed) => {
    const link = webSocketLink(url, ['mqtt']);
    let isOpen = false;
    link.onOpen = () => {
      isOpen = true;
      opened(link);
    };
    link.onBytes = () => undefined;
    link.onClose = ({ reason }) => {
      if (!isOpen) failed({ code: 'unreachable', detail: reason });
    };
  };
}

function problemOf({ code = '', message }: NodeJS.ErrnoException): LinkProblem {
  if (code === 'EMFILE' || code === 'ENFILE') return { code: 'too-many-files', detail: code };
  if (code === 'EADDRNOTAVAIL') return { code: 'no-free-port', detail: code };
  return { code: 'unreachable', detail: code === '' ? message : code };
}

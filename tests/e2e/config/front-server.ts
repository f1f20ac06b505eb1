// A host of the book as a trainer may have one: the built site, a config.json that answers as the test wants, and a broker behind
// the path /mqtt of the same origin.
import { createServer, request, type ServerResponse } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { SiteServer } from '../../../src/commands/serve-site.ts';

export interface FrontServer {
  url: string;
  /** What answers a request for config.json; `asked` counts them. */
  config: (response: ServerResponse, asked: number) => void;
  close: () => Promise<void>;
}

export async function startFrontServer(site: SiteServer, brokerPort: number): Promise<FrontServer> {
  let asked = 0;
  const server = createServer((from, response) => {
    if (from.url?.split('?')[0] === '/config.json') {
      asked += 1;
      front.config(response, asked);
      return;
    }
    const on = request({ port: site.port, path: from.url, headers: from.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    on.on('error', () => response.destroy());
    on.end();
  });
  server.on('upgrade', (from, socket, head) => {
    if (from.url !== '/mqtt') {
      socket.destroy();
      return;
    }
    const broker = connect(brokerPort, '127.0.0.1', () => {
      const headers = Object.entries(from.headers).map(([name, value]) => `${name}: ${String(value)}\r\n`);
      broker.write(`GET /mqtt HTTP/1.1\r\n${headers.join('')}\r\n`);
      broker.write(head);
      socket.pipe(broker).pipe(socket);
    });
    for (const end of [socket, broker]) end.on('error', () => [socket, broker].forEach((one) => one.destroy()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const front: FrontServer = {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    config: sends({}),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return front;
}

/** Answers with these settings; `text` as it is. */
export const sends =
  (config: object | string, headers: Record<string, string> = {}) =>
  (response: ServerResponse): void =>
    void response
      .writeHead(200, { 'content-type': 'application/json', ...headers })
      .end(typeof config === 'string' ? config : JSON.stringify(config));

/** Begins to answer and never ends, until the returned function sends the rest. */
export function holdsBack(config: object): { answer: FrontServer['config']; goOn: () => void } {
  const text = JSON.stringify(config);
  const waiting: ServerResponse[] = [];
  return {
    answer: (response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write(text.slice(0, 3));
      waiting.push(response);
    },
    goOn: () => {
      for (const response of waiting) response.end(text.slice(3));
    },
  };
}

/** The connection ends in the middle of the body. */
export const breaksOff = (response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '500' });
  response.write('{"broker":', () => response.destroy());
};

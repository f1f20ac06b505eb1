import { createServer, type AddressInfo, type Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import { expect, it } from 'vitest';
import type { LinkClosed } from '../../src/link/link.ts';
import { portLink } from '../../src/link/message-port.ts';
import { connectTcp } from '../../src/link/tcp.ts';
import { webSocketLink } from '../../src/link/web-socket.ts';

const closeOf = (link: { onClose: (closed: LinkClosed) => void; onBytes: (bytes: Uint8Array) => void }) =>
  new Promise<LinkClosed>((resolve) => {
    link.onBytes = () => undefined;
    link.onClose = resolve;
  });

it('a port tells the other side that the connection stands, before any bytes', async () => {
  const { port1, port2 } = new MessageChannel();
  const near = portLink(port1);
  const far = portLink(port2);
  const events: string[] = [];
  const done = new Promise<void>((resolve) => {
    far.onOpen = (protocol) => events.push(`open ${protocol}`);
    far.onBytes = () => {
      events.push('bytes');
      resolve();
    };
    far.onClose = () => undefined;
  });
  near.open('mqtt');
  near.send(Uint8Array.of(1));
  await done;
  expect(events).toEqual(['open mqtt', 'bytes']);
  near.close();
});

it('a link whose listener is changed after the end does not report it again', async () => {
  const { port1, port2 } = new MessageChannel();
  const [near, far] = [portLink(port1), portLink(port2)];
  const closed = closeOf(far);
  near.close();
  await closed;
  let again = 0;
  far.onClose = () => (again += 1);
  await Promise.resolve();
  await Promise.resolve();
  expect(again).toBe(0);
});

it('a port hands the reason of a close over', async () => {
  const { port1, port2 } = new MessageChannel();
  const far = portLink(port2);
  const closed = closeOf(far);
  portLink(port1).closeBecause({ clean: false, reason: 'unreachable' });
  expect(await closed).toEqual({ clean: false, reason: 'unreachable' });
});

it('a port link ends, not in order, when the other port is closed without a word', async () => {
  const { port1, port2 } = new MessageChannel();
  const closed = closeOf(portLink(port2));
  port1.close();
  expect((await closed).clean).toBe(false);
});

it.each([['text'], [{ close: 'yes' }], [{ open: 1 }], [null], [new ArrayBuffer(2)]])(
  'a port link ends, not in order, on the message %j',
  async (message) => {
    const { port1, port2 } = new MessageChannel();
    const closed = closeOf(portLink(port2));
    port1.postMessage(message);
    expect((await closed).clean).toBe(false);
    port1.close();
  },
);

it('a WebSocket that is refused ends without having opened', async () => {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const link = webSocketLink(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/mqtt`, ['mqtt']);
  let opened = false;
  link.onOpen = () => (opened = true);
  expect((await closeOf(link)).clean).toBe(false);
  expect(opened).toBe(false);
  server.close();
});

it('a WebSocket keeps what is sent and closed before it is open', async () => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  const received: number[] = [];
  const end = new Promise<void>((resolve) => {
    server.once('connection', (socket) => {
      socket.on('message', (data: Buffer) => received.push(...data));
      socket.on('close', () => resolve());
    });
  });
  const link = webSocketLink(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/`, ['mqtt']);
  link.send(Uint8Array.of(1, 2));
  link.close();
  await end;
  expect(received).toEqual([1, 2]);
  server.close();
});

it('a WebSocket that sends text ends the link, not in order', async () => {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  server.once('connection', (socket) => socket.send('hello'));
  const closed = await closeOf(webSocketLink(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/`, ['mqtt']));
  expect(closed).toEqual({ clean: false, reason: 'the other side sent a WebSocket text frame' });
  server.close();
});

it('a closed TCP link sends its last bytes to a peer that is still talking', async () => {
  const received: number[] = [];
  let peer: Socket | undefined;
  const server = createServer((socket) => {
    peer = socket;
    socket.write(new Uint8Array(1_000_000));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const accepted = new Promise((resolve) => server.once('connection', resolve));
  const link = await connectTcp('127.0.0.1', (server.address() as AddressInfo).port);
  const closed = closeOf(link);
  await accepted;
  link.send(Uint8Array.of(0xe0, 0x00));
  link.close();
  await new Promise<void>((resolve) => {
    peer?.on('data', (chunk: Buffer) => received.push(...chunk));
    peer?.on('end', resolve);
  });
  expect(received).toEqual([0xe0, 0x00]);
  expect((await closed).clean).toBe(true);
  server.close();
});

it('a TCP connection that is refused rejects', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  await expect(connectTcp('127.0.0.1', port)).rejects.toThrow('ECONNREFUSED');
});

// Just enough of a broker for the tests of the wire, over any link: it accepts, acknowledges, and keeps what it received.
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { WebSocketServer } from 'ws';
import type { ByteLink } from '../../src/link/link.ts';
import { portLink } from '../../src/link/message-port.ts';
import { decode } from '../../src/mqtt/decode.ts';
import { encode } from '../../src/mqtt/encode.ts';
import { PacketStream } from '../../src/mqtt/packet-stream.ts';
import type { Packet, ProtocolVersion } from '../../src/mqtt/packet.ts';
import { packageLink } from '../link/package-link.ts';

/** What the broker does with a packet, in the version of the connection; the default accepts. */
export type Answer = (packet: Packet, link: ByteLink, version: ProtocolVersion) => Packet[];

export class TestBroker {
  readonly received: Packet[] = [];
  /** `link` of each connection, in order. */
  readonly links: ByteLink[] = [];
  closed = 0;
  /** Ends all connections without a closing handshake. */
  cutAll: () => void = () => undefined;
  answer: Answer;
  #wakers: (() => void)[] = [];

  constructor(answer: Answer = accept) {
    this.answer = answer;
  }

  serve(link: ByteLink): void {
    const stream = new PacketStream();
    let version: ProtocolVersion = 5;
    this.links.push(link);
    link.onBytes = (chunk) => {
      for (const bytes of stream.push(chunk)) {
        const packet = decode(bytes, version, 'client');
        if (packet.type === 'CONNECT') version = packet.version;
        this.received.push(packet);
        for (const reply of this.answer(packet, link, version)) link.send(encode(reply, version));
      }
      this.#wake();
    };
    link.onClose = () => {
      this.closed += 1;
      this.#wake();
    };
    this.#wake();
  }

  /** Resolves when `done` is true; looked at whenever something has come. */
  async until(done: (broker: this) => boolean): Promise<void> {
    while (!done(this)) await new Promise<void>((resolve) => this.#wakers.push(resolve));
  }

  #wake(): void {
    for (const waker of this.#wakers.splice(0)) waker();
  }

  /** As the in-page broker's worker does: each `connect` on the control port is a client. */
  inPagePort(): MessagePort {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<{ type: 'connect'; port: MessagePort }>) => {
      const link = portLink(data.port);
      link.open('mqtt');
      this.serve(link);
    };
    return port2;
  }

  /** Listens on a free port. */
  async listen(): Promise<{ url: string; end: () => Promise<void> }> {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0, path: '/mqtt' });
    await new Promise((resolve) => server.once('listening', resolve));
    server.on('connection', (socket) => this.serve(packageLink(socket)));
    this.cutAll = () => {
      for (const socket of server.clients) socket.terminate();
    };
    const end = (): Promise<void> => {
      this.cutAll();
      return new Promise((resolve) => server.close(() => resolve()));
    };
    return { url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/mqtt`, end };
  }
}

export function accept(packet: Packet): Packet[] {
  switch (packet.type) {
    case 'CONNECT':
      return [{ type: 'CONNACK', sessionPresent: false, reasonCode: 0 }];
    case 'SUBSCRIBE':
      return [{ type: 'SUBACK', packetId: packet.packetId, reasonCodes: packet.subscriptions.map(({ qos }) => qos) }];
    case 'PUBLISH':
      return packet.packetId === undefined ? [] : [{ type: 'PUBACK', packetId: packet.packetId, reasonCode: 0 }];
    case 'PINGREQ':
      return [{ type: 'PINGRESP' }];
    default:
      return [];
  }
}

/** Listens until the test has ended. */
export async function realBroker(broker = new TestBroker()): Promise<{ broker: TestBroker; url: string }> {
  const { url, end } = await broker.listen();
  onTestFinished(end);
  return { broker, url };
}

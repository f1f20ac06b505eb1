// A byte link for the raw clients, over TCP or WebSocket, that costs as little as can be: chunks go out as they are, one WebSocket
// packet each, and come in as the socket gives them.
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import type { Contender } from './contenders.ts';

export type Transport = 'tcp' | 'ws';

export interface RawLink {
  write(bytes: Uint8Array): void;
  onBytes: (bytes: Uint8Array) => void;
  /** Ends it without the waiting time of an orderly close. */
  drop(): void;
}

/** Resolves when connected; an end that `drop` did not ask for is an uncaught error. */
export function openRawLink(contender: Contender, transport: Transport): Promise<RawLink> {
  return transport === 'tcp' ? openTcp(contender) : openWebSocket(contender);
}

function openTcp({ name, tcp }: Contender): Promise<RawLink> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port: tcp, host: '127.0.0.1', noDelay: true });
    const link: RawLink = {
      write: (bytes) => socket.write(bytes),
      onBytes: () => undefined,
      drop() {
        socket.removeAllListeners('close');
        socket.resetAndDestroy();
      },
    };
    socket.on('data', (chunk) => link.onBytes(chunk));
    socket.on('error', reject);
    socket.on('connect', () => resolve(link));
    socket.on('close', () => {
      throw new Error(`${name} closed the connection`);
    });
  });
}

function openWebSocket({ name, ws }: Contender): Promise<RawLink> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${ws}/mqtt`, 'mqtt', {
      perMessageDeflate: false,
      // A mask of zeros is a mask, and costs the client nothing.
      generateMask: (mask) => mask.fill(0),
    });
    socket.binaryType = 'nodebuffer';
    const link: RawLink = {
      write: (bytes) => socket.send(bytes),
      onBytes: () => undefined,
      drop() {
        socket.removeAllListeners('close');
        socket.terminate();
      },
    };
    socket.on('message', (data) => link.onBytes(data as Buffer));
    socket.on('error', reject);
    socket.on('open', () => resolve(link));
    socket.on('close', () => {
      throw new Error(`${name} closed the WebSocket`);
    });
  });
}

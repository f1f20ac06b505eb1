// Sends a case to a broker over TCP, and tells what comes of it: the packets it gets, and whether it is still connected.
import { connect as open } from 'node:net';
import { readVariableByteInteger, variableByteIntegerLength } from '../../../src/mqtt/variable-byte-integer.ts';
import { connect } from './bytes.ts';
import type { Case } from './cases.ts';

/** The packets as hexadecimal digits, then `open` or `closed`. */
export async function play(port: number, { version, connected, bytes }: Case, clientId: string): Promise<string> {
  const socket = open({ port, host: '127.0.0.1', noDelay: true });
  let got = Buffer.alloc(0);
  let wake = (): void => undefined;
  socket.on('data', (chunk) => {
    got = Buffer.concat([got, chunk]);
    wake();
  });
  // A broker that closes with bytes unread resets the connection: `close` follows.
  socket.on('error', () => undefined);
  socket.on('close', () => wake());
  const change = (): Promise<void> => new Promise((resolve) => (wake = resolve));
  if (connected) socket.write(Uint8Array.from(connect(version, clientId)));
  while (connected && packets(got).length === 0 && !socket.closed) await change();
  got = Buffer.alloc(0);
  socket.write(Uint8Array.from(bytes));
  // The answer to PINGREQ comes behind all others.
  const ping = (): boolean => socket.write(Uint8Array.of(0xc0, 0));
  let pinged = connected && ping();
  while (!socket.closed && packets(got).at(-1) !== pingresp) {
    if (!pinged && packets(got).length > 0) pinged = ping();
    await change();
  }
  const end = socket.closed ? 'closed' : 'open';
  socket.destroy();
  return [...packets(got).filter((each) => each !== pingresp), end].join(' ');
}

const pingresp = 'd000';

/** The whole packets in the bytes, as hexadecimal digits. */
function packets(bytes: Buffer): string[] {
  const all: string[] = [];
  for (let at = 0; at + 2 <= bytes.length;) {
    const length = readVariableByteInteger(bytes, at + 1, bytes.length);
    const end = at + 1 + variableByteIntegerLength(length) + length;
    if (length < 0 || end > bytes.length) break;
    all.push(bytes.subarray(at, end).toString('hex'));
    at = end;
  }
  return all;
}

// A client that sends much is read again when the other clients have had their turn.
import { expect, test } from 'vitest';
import { Broker } from '../../../src/broker/broker.ts';
import { NodeLinks } from '../../../src/broker/hosts/node-links.ts';
import { ReadCoalescing } from '../../../src/broker/hosts/read-coalescing.ts';
import type { ByteLink } from '../../../src/link/link.ts';
import { encode } from '../../../src/mqtt/encode.ts';

const connect = encode({ type: 'CONNECT', version: 4, clean: true, keepAlive: 0, clientId: 'c' }, 4);

test.each([
  [0.4, 0],
  [0.6, 1],
])('a read that takes %f ms: %i times put off', (took, expected) => {
  let now = 0;
  const coalescing = new ReadCoalescing(
    () => (now += took),
    () => undefined,
  );
  let putOff = 0;
  const link: ByteLink = {
    bufferedBytes: 0,
    send: () => undefined,
    close: () => undefined,
    onBytes: () => undefined,
    onClose: () => undefined,
    readLater: () => (putOff += 1),
  };
  new NodeLinks(new Broker({ seed: 1 }), null, coalescing).attach(link);
  link.onBytes(connect);
  expect(putOff).toBe(expected);
});

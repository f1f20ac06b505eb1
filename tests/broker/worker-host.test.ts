import { afterEach, expect, test, vi } from 'vitest';
import { portLink } from '../../src/link/message-port.ts';
import { decode } from '../../src/mqtt/decode.ts';
import { encode } from '../../src/mqtt/encode.ts';
import { brief } from './flow.ts';

afterEach(() => vi.unstubAllGlobals());

test('a port that is given over the control port becomes an open link to the broker', async () => {
  let toWorker: (event: { data: unknown }) => void = () => undefined;
  vi.stubGlobal('addEventListener', (_type: 'message', listener: typeof toWorker) => (toWorker = listener));
  await import('../../src/broker/hosts/worker.ts');

  const control = new MessageChannel();
  toWorker({ data: { type: 'broker', port: control.port2 } });
  const client = new MessageChannel();
  control.port1.postMessage({ type: 'connect', port: client.port2 }, [client.port2]);

  const link = portLink(client.port1);
  const protocol = await new Promise<string>((resolve) => (link.onOpen = resolve));
  expect(protocol).toBe('mqtt');
  const answer = new Promise<Uint8Array>((resolve) => (link.onBytes = resolve));
  link.send(encode({ type: 'CONNECT', version: 5, clientId: 'a', clean: true, keepAlive: 0 }, 5));
  expect(brief(decode(await answer, 5, 'server'))).toBe('CONNACK');

  const closed = new Promise((resolve) => (link.onClose = resolve));
  link.send(encode({ type: 'DISCONNECT', reasonCode: 0 }, 5));
  expect(await closed).toMatchObject({ clean: true });
  control.port1.close();
});

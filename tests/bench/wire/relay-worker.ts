// What the bench puts in the place of the wire worker to know what the capture costs: the same threads, ports and copies between kernel
// and broker, and nobody who looks at the bytes.
import { portLink } from '../../../src/link/message-port.ts';
import { inPageAddress } from '../../../src/capture/connection-event.ts';
import { readOpenRequest } from '../../../src/wire/open-request.ts';
import type { ToWire } from '../../../src/wire/page-protocol.ts';
import { openUpstream, type Surroundings } from '../../../src/wire/upstream.ts';

const surroundings: Surroundings = { brokerPort: null, pageIsHttps: false };

globalThis.addEventListener('message', ({ data }: MessageEvent<ToWire>) => {
  if (data.type === 'broker') surroundings.brokerPort = data.port;
  if (data.type === 'flush') globalThis.postMessage({ type: 'flushed', request: data.request });
  if (data.type === 'kernel') data.port.onmessage = (event: MessageEvent<unknown>) => open(event.data);
});

function open(data: unknown): void {
  const read = readOpenRequest(data);
  if (!read.ok) return;
  const client = portLink(read.request.port);
  const early: Uint8Array[] = [];
  client.onBytes = (bytes) => void early.push(bytes);
  const upstream = openUpstream(inPageAddress, read.request.protocols, null, surroundings, {
    opened: (protocol) => {
      client.open(protocol);
      for (const bytes of early) upstream.send(bytes);
      client.onBytes = (bytes) => upstream.send(bytes);
    },
    bytes: (bytes) => client.send(bytes),
    closed: (closed) => client.closeBecause(closed),
    failed: () => client.closeBecause({ clean: false, reason: 'failed' }),
  });
  client.onClose = () => upstream.close();
}

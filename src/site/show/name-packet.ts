// How an address names a packet of a run, so that another reader's run has it too: by type, client and direction, and which of
// those it is. Times, numbers and namespaces are another's. Pure.
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import { lastLevel } from '../../capture/client-name.ts';
import { compileFilter } from '../../capture/filter/compile-filter.ts';
import { packetTypes } from '../../mqtt/packet-types.ts';
import type { Sight } from './sight.ts';

const bothWays = new Set(['PUBLISH', 'PUBACK', 'PUBREC', 'PUBREL', 'PUBCOMP', 'DISCONNECT', 'AUTH']);

/** `run`: the packets of the cell's run, in which it is. */
export function namePacket(captured: CapturedPacket, run: readonly CapturedPacket[]): Pick<Sight, 'filter' | 'nth'> {
  const { bytes, clientId, direction } = captured;
  const code = (bytes[0] ?? 0) >> 4;
  const type = packetTypes[code]?.name ?? String(code);
  const parts = [`mqtt.msgtype == ${type}`];
  // An identifier that the library or the broker has made up is another one each time.
  if (clientId.includes('/')) parts.push(`lab.client contains ${quoted(`/${lastLevel(clientId)}`)}`);
  if (bothWays.has(type)) parts.push(`lab.direction == "${direction}"`);
  const filter = parts.join(' && ');
  const passes = compileFilter(filter);
  const before = run.filter((other) => other.number < captured.number && passes(other));
  return { filter, nth: before.length + 1 };
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

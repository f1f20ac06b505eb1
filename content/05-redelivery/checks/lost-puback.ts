// QoS 1: a lost PUBACK gives exactly one redelivery after the reconnect, with DUP 1 and the same identifier.
import { connectionsOf, exchange, isMarker, packetsOf, packetsOfType, text } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

export const check: CellCheck = (run) => {
  const [before = [], after = []] = connectionsOf(run, 'office');
  const cut = packetsOf(run, 'office').filter(({ fault }) => fault?.kind === 'cut');
  const readings = [before, after].map((packets) =>
    packetsOfType(packets, 'to-client', 'PUBLISH').filter((publish) => text(publish) === '42 kWh'),
  );
  const [first] = readings[0] ?? [];
  const [second] = readings[1] ?? [];
  return {
    'one packet is lost, the PUBACK of the office': cut.length === 1 && cut[0]?.packet?.type === 'PUBACK',
    'the first connection ends there': exchange(before) === '← PUBLISH → PUBACK',
    'the session is resumed': packetsOfType(after, 'to-client', 'CONNACK')[0]?.sessionPresent === true,
    'the message comes again exactly once': readings.map(({ length }) => length).join() === '1,1',
    'with DUP 1 and the same identifier':
      first?.dup === false && second?.dup === true && first.packetId === second.packetId,
    'the marker is the last that comes': isMarker(
      after.findLast(({ direction, packet }) => direction === 'to-client' && packet?.type === 'PUBLISH')?.packet ??
        null,
    ),
    'the application sees it twice': run.lines.filter((line) => line.startsWith('42 kWh')).length === 2,
  };
};

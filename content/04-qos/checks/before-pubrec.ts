// All copies of a QoS 2 message leave before any subscriber has sent PUBREC.
import { delivered, exchange, packetsOf } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

const names = ['anna', 'ben', 'chen'];

export const check: CellCheck = (run) => {
  const order = run.packets.flatMap(({ clientId, direction, packet }) => {
    const subscriber = names.some((name) => clientId.endsWith(`/${name}`));
    if (!subscriber || !packet) return [];
    if (direction === 'to-client' && packet.type === 'PUBLISH') return ['PUBLISH'];
    return direction === 'to-broker' && packet.type === 'PUBREC' ? ['PUBREC'] : [];
  });
  return {
    'three PUBLISH, then three PUBREC': order.join(' ') === 'PUBLISH PUBLISH PUBLISH PUBREC PUBREC PUBREC',
    'each subscriber goes through one handshake': names.every(
      (name) => exchange(packetsOf(run, name)) === '← PUBLISH → PUBREC ← PUBREL → PUBCOMP',
    ),
    'no copy is a re-delivery': delivered(run).every(({ dup }) => !dup),
    'every application gets the message once': run.lines.includes('messages: 3'),
  };
};

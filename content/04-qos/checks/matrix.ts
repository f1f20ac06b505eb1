// The received QoS is the lower of the published and the granted one, in all nine cases.
import { delivered } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

export const check: CellCheck = (run) => {
  const received = delivered(run, 'reader');
  const claims: Record<string, boolean> = { 'nine messages, one for each pair': received.length === 9 };
  for (const published of [0, 1, 2]) {
    const row = [0, 1, 2].map((subscribed) => Math.min(published, subscribed));
    claims[`published with QoS ${published}: received with ${row.join(', ')}`] = row.every((qos, subscribed) => {
      const copies = received.filter(({ topic }) => topic.endsWith(`/p${published}s${subscribed}`));
      return copies.length === 1 && copies[0]?.qos === qos;
    });
    claims[`the table says so for QoS ${published}`] = run.lines.includes([published, ...row].join(' | '));
  }
  return claims;
};

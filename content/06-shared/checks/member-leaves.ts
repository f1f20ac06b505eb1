// The others take over what the member that left would have got.
import { delivered, packetsOf, packetsOfType, text } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

export const check: CellCheck = (run) => {
  const afterwards = (packet: Parameters<typeof text>[0]) => Number(text(packet).slice('task '.length)) > 12;
  return {
    'no message is lost and none comes twice':
      delivered(run).length === 24 && new Set(delivered(run).map(text)).size === 24,
    'the member unsubscribes': packetsOfType(packetsOf(run, 'ben'), 'to-client', 'UNSUBACK').length === 1,
    'it had its share before': delivered(run, 'ben').length === 4,
    'it gets nothing afterwards': !delivered(run, 'ben').some(afterwards),
    'the two others share the rest':
      delivered(run, 'anna').filter(afterwards).length === 6 && delivered(run, 'chen').filter(afterwards).length === 6,
  };
};

// Acknowledgements come from the broker: they come although nobody has subscribed.
import { connectionsOf, delivered, packetsOf, packetsOfType } from '../../packets.ts';
import type { CellCheck, CellRun } from '../../../src/notebook/check.ts';

const codes = (run: CellRun, type: 'PUBACK' | 'PUBREC' | 'PUBCOMP') =>
  packetsOfType(packetsOf(run, 'lonely'), 'to-client', type).map(({ reasonCode }) => reasonCode);

const both: CellCheck = (run) => ({
  'one client, and no PUBLISH from the broker':
    connectionsOf(run, 'lonely').length === 1 && delivered(run).length === 0,
  'PUBACK says that there was no matching subscriber': codes(run, 'PUBACK').join() === String(0x10),
  'PUBCOMP says success': codes(run, 'PUBCOMP').join() === '0',
});

export const check: CellCheck = (run) => ({
  ...both(run),
  'PUBREC says that there was no matching subscriber': codes(run, 'PUBREC').join() === String(0x10),
});

export const mosquitto: CellCheck = (run) => ({
  ...both(run),
  'PUBREC says success': codes(run, 'PUBREC').join() === '0',
});

export const unkind: CellCheck = (run) => ({
  'the broker acknowledges, and nobody has got anything': delivered(run).length === 0,
  'no acknowledgement tells that nobody has subscribed': (['PUBACK', 'PUBREC', 'PUBCOMP'] as const).every(
    (type) => codes(run, type).join() === '0',
  ),
});

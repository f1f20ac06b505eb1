// A second connection with the same Client Identifier ends the first one.
import { connectionsOf, packetsOfType } from '../../packets.ts';
import type { CellCheck, CellRun } from '../../../src/notebook/check.ts';

const codes = (run: CellRun) =>
  packetsOfType(connectionsOf(run, 'twin')[0] ?? [], 'to-client', 'DISCONNECT').map(({ reasonCode }) => reasonCode);

const both: CellCheck = (run) => ({
  'two connections, one Client Identifier': connectionsOf(run, 'twin').length === 2,
  'both were accepted': connectionsOf(run, 'twin').every(
    (packets) => packetsOfType(packets, 'to-client', 'CONNACK')[0]?.reasonCode === 0,
  ),
  'the elder is closed, the younger lives': run.lines.includes('connected: elder false, younger true'),
});

export const check: CellCheck = (run) => ({
  ...both(run),
  'the elder is told why: 0x8E Session taken over': codes(run).join() === String(0x8e),
});

export const mosquitto: CellCheck = (run) => ({
  ...both(run),
  'the elder is closed without a packet': codes(run).length === 0,
});

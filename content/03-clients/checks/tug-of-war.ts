// Two clients that reconnect by themselves under one Client Identifier throw each other out in turn.
import { connectionsOf, packetsOfType } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

export const check: CellCheck = (run) => ({
  'they take turns': run.lines.at(-1) === 'connected, in this order: 1 2 1 2 1 2',
  'each turn is a connection that the broker accepts':
    connectionsOf(run, 'rival').filter((packets) =>
      packetsOfType(packets, 'to-client', 'CONNACK').some(({ reasonCode }) => reasonCode === 0),
    ).length >= 6,
  'none of the first five leaves of its own accord': connectionsOf(run, 'rival')
    .slice(0, 5)
    .every((packets) => packetsOfType(packets, 'to-broker', 'DISCONNECT').length === 0),
});

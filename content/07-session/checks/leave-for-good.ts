// DISCONNECT may carry a new Session Expiry Interval; 0 ends the session with the connection.
import { connectionsOf, packetsOfType } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

export const check: CellCheck = (run) => {
  const connections = connectionsOf(run, 'lodger');
  const goodbyes = connections.map((packets) => packetsOfType(packets, 'to-broker', 'DISCONNECT')[0]);
  const present = connections.map((packets) => packetsOfType(packets, 'to-client', 'CONNACK')[0]?.sessionPresent);
  return {
    'three connections, three DISCONNECT packets':
      goodbyes.length === 3 && goodbyes.every((packet) => packet !== undefined),
    'the first says nothing of the session, and it lives on':
      goodbyes[0]?.properties?.sessionExpiryInterval === undefined && present[1] === true,
    'the second says 0, and it is gone': goodbyes[1]?.properties?.sessionExpiryInterval === 0 && present[2] === false,
  };
};

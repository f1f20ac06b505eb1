// Clean Start decides about the old session, Session Expiry Interval about the life of this one.
import { connectionsOf, packetsOfType } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

export const check: CellCheck = (run) => {
  const connections = connectionsOf(run, 'guest');
  const connects = connections.flatMap((packets) => packetsOfType(packets, 'to-broker', 'CONNECT'));
  const present = connections
    .flatMap((packets) => packetsOfType(packets, 'to-client', 'CONNACK'))
    .map((packet) => packet.sessionPresent);
  return {
    'eight connections, all MQTT 5': connects.length === 8 && connects.every(({ version }) => version === 5),
    'four with expiry 0, four with 60':
      connects.map(({ properties }) => properties?.sessionExpiryInterval).join() === '0,0,0,0,60,60,60,60',
    'Clean Start as the table has it': connects.map(({ clean }) => Number(clean)).join() === '1,1,1,0,1,1,1,0',
    'only Clean Start 0 after expiry 60 finds a session': present.map(Number).join() === '0,0,0,0,0,0,0,1',
    'the table says so': run.lines.includes('60 | 0 | 1') && run.lines.includes('0 | 0 | 0'),
  };
};

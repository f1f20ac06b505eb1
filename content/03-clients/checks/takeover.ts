// The second CONNECT with a Client Identifier ends the first connection [MQTT5-3.1.4-3].
import { connectionsOf, packetsOfType } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

const both: CellCheck = (run) => {
  const [first = [], second = []] = connectionsOf(run, 'twin');
  return {
    'two connections, the same Client Identifier':
      connectionsOf(run, 'twin').length === 2 && new Set(run.packets.map(({ clientId }) => clientId)).size === 1,
    'both are accepted': [first, second].every(
      (packets) => packetsOfType(packets, 'to-client', 'CONNACK')[0]?.reasonCode === 0,
    ),
    'the first does not leave of its own accord': packetsOfType(first, 'to-broker', 'DISCONNECT').length === 0,
    'at the end only the second is connected':
      run.lines.slice(-2).join() === 'first connected: false,second connected: true',
  };
};

export const check: CellCheck = (run) => {
  const [first = []] = connectionsOf(run, 'twin');
  return {
    ...both(run),
    'the first is told why: 0x8E Session taken over':
      packetsOfType(first, 'to-client', 'DISCONNECT')[0]?.reasonCode === 0x8e,
    'and shows it': run.lines[0] === 'first gets DISCONNECT 0x8e',
  };
};

export const mosquitto: CellCheck = (run) => {
  const [first = []] = connectionsOf(run, 'twin');
  return {
    ...both(run),
    'the first is told nothing': packetsOfType(first, 'to-client', 'DISCONNECT').length === 0 && run.lines.length === 2,
  };
};

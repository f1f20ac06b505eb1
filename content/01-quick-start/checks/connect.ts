// CONNECT, CONNACK, DISCONNECT: the smallest visit to a broker, and what the broker said about itself.
import { exchange, packetsOf, packetsOfType } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

/** MQTT.js has names of its own for some properties: `subscriptionIdentifiersAvailable`. */
const plain = (name = '') => name.toLowerCase().replace('identifiers', 'identifier');

export const check: CellCheck = (run) => {
  const [connect] = packetsOfType(run.packets, 'to-broker', 'CONNECT');
  const [connack] = packetsOfType(run.packets, 'to-client', 'CONNACK');
  const named = Object.keys(connack?.properties ?? {}).filter((name) => name !== 'userProperties');
  return {
    'the client speaks MQTT 5.0': connect?.version === 5,
    'the broker accepts it, with a new session': connack?.reasonCode === 0 && !connack.sessionPresent,
    'the output is what CONNACK says': run.lines.slice(0, 2).join() === 'reason code: 0,session present: false',
    'every property of CONNACK is a row of the table': named.every((name) =>
      run.lines.some((line) => plain(line.split(' | ')[0]) === plain(name)),
    ),
    'nothing is published': exchange(run.packets) === '',
    'three packets in all':
      packetsOf(run, 'visitor')
        .map(({ packet }) => packet?.type)
        .join() === 'CONNECT,CONNACK,DISCONNECT',
  };
};

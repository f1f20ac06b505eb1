// A subscription of a clean session ends with the connection; who subscribes on connect has it again.
import { connectionsOf, delivered, packetsOfType } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

export const check: CellCheck = (run) => {
  const reconnected = ['careless', 'careful'].map((name) => connectionsOf(run, name));
  const filters = (connection: number, client: number) =>
    packetsOfType(reconnected[client]?.[connection] ?? [], 'to-broker', 'SUBSCRIBE').map(({ subscriptions }) =>
      subscriptions[0]?.filter.split('/').at(-1),
    );
  return {
    'both lose a connection without DISCONNECT and come back': reconnected.every(
      (connections) =>
        connections.length === 2 && packetsOfType(connections[0] ?? [], 'to-broker', 'DISCONNECT').length === 0,
    ),
    'the broker has no session for either of them': reconnected.every(
      (connections) => packetsOfType(connections[1] ?? [], 'to-client', 'CONNACK')[0]?.sessionPresent === false,
    ),
    'the careless one subscribed to the alarm once': filters(0, 0).join() === 'alarm' && filters(1, 0).join() === 'end',
    'the careful one did so again': filters(0, 1).join() === 'alarm' && filters(1, 1).join() === 'alarm,end',
    'the alarm reaches the careful one only':
      delivered(run, 'careless').length === 1 && delivered(run, 'careful').length === 2,
    'the output says so': run.lines.join() === 'careless heard: end,careful heard: alarm, end',
  };
};

// A subscription of a clean session ends with the connection; who subscribes on connect has it again.
import { connectionsOf, delivered, packetsOfType, published } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

export const check: CellCheck = (run) => {
  const reconnected = ['careless', 'careful'].map((name) => connectionsOf(run, name));
  const alarmed = run.packets.find(({ packet }) => packet === published(run)[0])?.number ?? 0;
  /** SUBSCRIBE packets before the alarm. */
  const subscribed = (client: number) =>
    (reconnected[client] ?? []).map(
      (packets) => packets.filter(({ number, packet }) => packet?.type === 'SUBSCRIBE' && number < alarmed).length,
    );
  return {
    'both lose a connection without DISCONNECT and come back': reconnected.every(
      (connections) =>
        connections.length === 2 && packetsOfType(connections[0] ?? [], 'to-broker', 'DISCONNECT').length === 0,
    ),
    'the broker has no session for either of them': reconnected.every(
      (connections) => packetsOfType(connections[1] ?? [], 'to-client', 'CONNACK')[0]?.sessionPresent === false,
    ),
    'the careless one subscribed once': subscribed(0).join() === '1,0',
    'the careful one did so again before the alarm': subscribed(1).join() === '1,1',
    'the alarm reaches the careful one only':
      delivered(run, 'careless').length === 0 && delivered(run, 'careful').length === 1,
    'the output says so': run.lines.join() === 'careless heard: 0,careful heard: 1',
  };
};

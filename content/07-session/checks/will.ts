// The Will is sent for a client that goes without DISCONNECT: at once, or when its delay is over and it has not come back. It can be
// retained like any message.
import { connectionsOf, delivered, packetsOfType, text } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

export const check: CellCheck = (run) => {
  const visits = connectionsOf(run, 'lamp');
  const wills = visits.flatMap((packets) => {
    const [connect] = packetsOfType(packets, 'to-broker', 'CONNECT');
    if (!connect?.will) return [];
    const { qos, retain, properties } = connect.will;
    const goodbye = packetsOfType(packets, 'to-broker', 'DISCONNECT').length === 1;
    return [{ delay: properties?.willDelayInterval ?? 0, asked: qos === 1 && retain, goodbye }];
  });
  const live = delivered(run, 'watchman').filter((message) => text(message) !== '');
  const kept = delivered(run, 'latecomer').filter((message) => text(message) !== '');
  return {
    'five CONNECT packets carry a Will, at QoS 1 and retained': wills.length === 5 && wills.every(({ asked }) => asked),
    'their delays': wills.map(({ delay }) => delay).join() === '0,0,30,30,1',
    'which of them say goodbye': wills.map(({ goodbye }) => Number(goodbye)).join() === '1,0,0,1,0',
    'the watchman hears of two, live': live.length === 2 && live.every(({ retain }) => !retain),
    'what is heard is the Will': [...live, ...kept].every((message) => text(message) === 'gone' && message.qos === 1),
    'the latecomer gets the one that was kept': kept.length === 1 && kept.every(({ retain }) => retain),
    'the table says so':
      run.lines.filter((line) => line.endsWith('gone')).length === 2 &&
      run.lines.filter((line) => line.endsWith('nothing')).length === 2,
  };
};

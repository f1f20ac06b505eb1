// A member dies with an unacknowledged QoS 1 message. Some brokers give it to another member, others lose it.
import { connectionsOf, delivered, packetsOfType, text } from '../../packets.ts';
import type { CellCheck, CellRun } from '../../../src/notebook/check.ts';

function calls(run: CellRun) {
  const [first = []] = connectionsOf(run, 'fragile');
  return {
    held: packetsOfType(first, 'to-client', 'PUBLISH'),
    acknowledged: packetsOfType(first, 'to-broker', 'PUBACK').length,
    steady: delivered(run, 'steady').filter(({ topic }) => topic.endsWith('/call')),
  };
}

const both: CellCheck = (run) => ({
  'one call goes to the member that never acknowledges': calls(run).held.length === 1 && calls(run).acknowledged === 0,
  'the new connection of that member finds no session':
    packetsOfType(connectionsOf(run, 'fragile')[1] ?? [], 'to-client', 'CONNACK')[0]?.sessionPresent === false,
});

export const check: CellCheck = (run) => ({
  ...both(run),
  'the other member gets the held call too': calls(run).steady.map(text).includes(held(run)),
  'as new messages: DUP 0': calls(run).steady.every(({ dup }) => !dup),
  'so the held call was processed by two members': run.lines.filter((line) => line.includes(held(run))).length === 2,
});

export const mosquitto: CellCheck = (run) => ({
  ...both(run),
  'the other member does not get the held call': !calls(run).steady.map(text).includes(held(run)),
  'the held call is not given to anyone else': run.lines.filter((line) => line.includes(held(run))).length === 1,
});

export const unkind = mosquitto;

function held(run: CellRun): string {
  const [packet] = calls(run).held;
  return packet ? text(packet) : 'none';
}

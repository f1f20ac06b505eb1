// A member whose session outlives its connection keeps its turn: its messages wait for it.
import { connectionsOf, delivered, packetsOfType, text } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

const always: CellCheck = (run) => {
  const [away = [], back = []] = connectionsOf(run, 'on-leave');
  const waited = packetsOfType(back, 'to-client', 'PUBLISH');
  const atWork = delivered(run, 'at-work');
  const lastAck = run.packets.findLast(
    ({ clientId, packet }) => clientId.endsWith('/customer') && packet?.type === 'PUBACK',
  );
  return {
    'it is away while all ten are published':
      packetsOfType(away, 'to-client', 'PUBLISH').length === 0 &&
      lastAck !== undefined &&
      back.every(({ number }) => lastAck.number < number),
    'together each message once':
      waited.length + atWork.length === 10 && new Set([...waited, ...atWork].map(text)).size === 10,
    'the session is resumed without SUBSCRIBE':
      packetsOfType(back, 'to-client', 'CONNACK')[0]?.sessionPresent === true &&
      packetsOfType(back, 'to-broker', 'SUBSCRIBE').length === 0,
  };
};

export const check: CellCheck = (run) => ({
  ...always(run),
  'half of them waited for it, the present member gets the other half': delivered(run, 'at-work').length === 5,
});

export const unkind = always;

// Retained messages answer SUBSCRIBE: resuming a session without one brings none.
import { connectionsOf, packetsOfType, text } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

export const check: CellCheck = (run) => {
  const [before = [], after = []] = connectionsOf(run, 'member');
  const resumed = packetsOfType(after, 'to-client', 'PUBLISH').filter(({ payload }) => payload.length > 0);
  return {
    'the message was published as retained': run.packets.some(
      ({ direction, packet }) =>
        direction === 'to-broker' && packet?.type === 'PUBLISH' && packet.retain && text(packet) === 'meeting at 10',
    ),
    'the first connection gets it live':
      packetsOfType(before, 'to-client', 'PUBLISH').map(text).join() === 'meeting at 10',
    'the session is resumed, without SUBSCRIBE':
      packetsOfType(after, 'to-client', 'CONNACK')[0]?.sessionPresent === true &&
      packetsOfType(after, 'to-broker', 'SUBSCRIBE').length === 0,
    'only the new message comes, RETAIN 0':
      resumed.map(text).join() === 'meeting at 11' && resumed.every(({ retain }) => !retain),
  };
};

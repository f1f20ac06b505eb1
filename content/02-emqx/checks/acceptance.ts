// A broker is asked for what the book needs: both versions without a user name, the three QoS levels, a retained message; and for `#`.
import { capturedOfType, delivered, packetsOf, packetsOfType, text } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

export const check: CellCheck = (run) => {
  const to = (client: string) => packetsOfType(packetsOf(run, client), 'to-client', 'CONNACK');
  const trials = delivered(run, 'veteran').filter(({ topic }) => topic.includes('/trial/'));
  const signs = delivered(run, 'veteran').filter(({ topic }) => topic.endsWith('/sign'));
  const asked = capturedOfType(packetsOf(run, 'modern'), 'to-broker', 'SUBSCRIBE');
  const [answer] = packetsOfType(packetsOf(run, 'modern'), 'to-client', 'SUBACK');
  const refused = (answer?.reasonCodes[0] ?? 0x80) >= 0x80;
  return {
    'both versions are let in without a user name': [...to('modern'), ...to('veteran')].every(
      ({ reasonCode }) => reasonCode === 0,
    ),
    'each message comes with its own QoS': trials.every(({ topic, qos }) => topic.endsWith(`/${qos}`)),
    'all three come': new Set(trials.map(({ qos }) => qos)).size === 3,
    'whoever subscribes later gets the retained message': signs.some((sign) => sign.retain && text(sign) === 'open'),
    'it asks for everything, and for no retained messages': asked.some(
      ({ packet }) =>
        packet?.type === 'SUBSCRIBE' &&
        packet.subscriptions.every(({ filter, retainHandling }) => filter === '#' && retainHandling === 2),
    ),
    'the table says how that was answered': run.lines.includes(`everything, # | ${refused ? 'refused' : 'granted'}`),
  };
};

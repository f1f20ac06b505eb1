// CleanSession 1: the session ends with the connection. CleanSession 0: it is there again, with what came meanwhile.
import { connectionsOf, packetsOfType, text } from '../../packets.ts';
import type { CellCheck, CellRun } from '../../../src/notebook/check.ts';

/** The connections: wipe, before, after, wipe. */
function visits(run: CellRun, client: string) {
  const all = connectionsOf(run, client);
  const after = all[2] ?? [];
  return {
    count: all.length,
    sessionPresent: packetsOfType(after, 'to-client', 'CONNACK')[0]?.sessionPresent,
    news: packetsOfType(after, 'to-client', 'PUBLISH').filter(({ topic }) => topic.endsWith('/news')),
    resubscribed: packetsOfType(after, 'to-broker', 'SUBSCRIBE').some(({ subscriptions }) =>
      subscriptions.some(({ filter }) => filter.endsWith('/news')),
    ),
  };
}

export const check: CellCheck = (run) => {
  const clean = visits(run, 'reader-1');
  const kept = visits(run, 'reader-0');
  return {
    'each client connects four times': clean.count === 4 && kept.count === 4,
    'CleanSession 1: Session Present 0, no message': clean.sessionPresent === false && clean.news.length === 0,
    'CleanSession 0: Session Present 1': kept.sessionPresent === true,
    'CleanSession 0: the message comes without a new SUBSCRIBE, QoS 1':
      !kept.resubscribed &&
      kept.news.length === 1 &&
      kept.news.every((packet) => packet.qos === 1 && text(packet) === 'while you were away'),
    'the last connection leaves no session behind':
      packetsOfType(connectionsOf(run, 'reader-0')[3] ?? [], 'to-broker', 'CONNECT')[0]?.clean === true,
    'the table says so':
      run.lines.some((line) => line.startsWith('0 | 1 | while')) && run.lines.includes('1 | 0 | nothing'),
  };
};

// What lasts is the subscription in the session. A topic that nobody subscribes to keeps nothing.
import { connectionsOf, packetsOfType, published, text } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

export const check: CellCheck = (run) => {
  const connections = connectionsOf(run, 'tenant');
  const post = connections.map((packets) =>
    packetsOfType(packets, 'to-client', 'PUBLISH')
      .filter(({ topic }) => topic.endsWith('/post'))
      .map(text)
      .join(),
  );
  const present = connections.map((packets) => packetsOfType(packets, 'to-client', 'CONNACK')[0]?.sessionPresent);
  const filters = connections.map((packets) =>
    packetsOfType(packets, 'to-broker', 'SUBSCRIBE').filter(({ subscriptions }) =>
      subscriptions.some(({ filter }) => filter.endsWith('/post')),
    ),
  );
  return {
    'three messages are published, none retained':
      published(run, 'courier').map(text).join() === 'too early,parcel,too late' &&
      published(run, 'courier').every(({ retain }) => !retain),
    'only the one published while there was a subscription arrives': post.join('|') === '|parcel|',
    'no SUBSCRIBE on the connection that gets it': filters[1]?.length === 0,
    'UNSUBSCRIBE is acknowledged': packetsOfType(connections[1] ?? [], 'to-client', 'UNSUBACK').length === 1,
    'the session outlives the subscription': present.map(Number).join() === '0,1,1',
  };
};

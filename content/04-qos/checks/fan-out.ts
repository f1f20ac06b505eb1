// Three subscribers get three copies at every level; packet identifiers belong to a connection.
import { delivered, published } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

const names = ['anna', 'ben', 'chen'];

export const check: CellCheck = (run) => ({
  'the publisher sends three messages': published(run).length === 3,
  'the broker sends nine copies': delivered(run).length === 9,
  'each subscriber gets each message once': names.every(
    (name) =>
      delivered(run, name)
        .map(({ qos }) => qos)
        .sort()
        .join() === '0,1,2',
  ),
  'no copy is a re-delivery': delivered(run).every(({ dup }) => !dup),
  'QoS 0 has no packet identifier, QoS 1 and 2 have one': delivered(run).every(
    ({ qos, packetId }) => (packetId !== undefined) === qos > 0,
  ),
  'the three connections count alike, so their identifiers coincide':
    new Set(
      names.map((name) =>
        delivered(run, name)
          .map(({ qos, packetId }) => `${qos}:${packetId ?? ''}`)
          .sort()
          .join(),
      ),
    ).size === 1,
});

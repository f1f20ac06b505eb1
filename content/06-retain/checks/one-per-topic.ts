// One retained message for each topic, the last; a wildcard brings them all, at the granted QoS.
import { delivered, published, text } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

export const check: CellCheck = (run) => {
  const states = delivered(run, 'dashboard');
  return {
    'six retained messages are published to three topics':
      published(run, 'house').filter(({ payload }) => payload.length > 0).length === 6,
    'three come, one for each topic': states.length === 3 && new Set(states.map(({ topic }) => topic)).size === 3,
    'each is the last one, RETAIN 1': states.every((packet) => packet.retain && text(packet) === 'state 2'),
    'with QoS 0, because the subscription has it': states.every(
      ({ qos, packetId }) => qos === 0 && packetId === undefined,
    ),
    'every topic is cleared at the end': published(run, 'house')
      .slice(-3)
      .every(({ payload, retain }) => retain && payload.length === 0),
  };
};

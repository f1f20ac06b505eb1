// One PUBLISH goes to the broker, and each of the two subscribers gets it.
import { delivered, packetsOfType, published, text } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

const greeting = 'Hello, MQTT! 你好！';

export const check: CellCheck = (run) => ({
  'three clients connect and are accepted':
    packetsOfType(run.packets, 'to-client', 'CONNACK').filter(({ reasonCode }) => reasonCode === 0).length === 3,
  'the message is sent once': published(run).map(text).join() === greeting,
  'and arrives twice, on two connections':
    delivered(run).map(text).join() === `${greeting},${greeting}` &&
    new Set(
      run.packets
        .filter(({ direction, packet }) => direction === 'to-client' && packet?.type === 'PUBLISH')
        .map(({ connection }) => connection),
    ).size === 2,
  'both show it': run.lines.join() === `anna: ${greeting},ben: ${greeting}`,
  'all clients say goodbye': packetsOfType(run.packets, 'to-broker', 'DISCONNECT').length === 3,
});

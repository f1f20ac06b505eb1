// What one client publishes reaches the other through the broker, in order; the publisher itself gets nothing.
import { delivered, packetsOf, packetsOfType, published, text } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

export const check: CellCheck = (run) => {
  const [subscribe] = packetsOfType(packetsOf(run, 'screen'), 'to-broker', 'SUBSCRIBE');
  const [suback] = packetsOfType(packetsOf(run, 'screen'), 'to-client', 'SUBACK');
  return {
    'the screen subscribes, and the broker grants it':
      subscribe?.subscriptions[0]?.filter.endsWith('/kitchen/temperature') === true &&
      suback?.reasonCodes.join() === '0',
    'the thermometer publishes three readings': published(run, 'thermometer').map(text).join() === '20.5,21,21.5',
    'the screen gets them in the same order': delivered(run, 'screen').map(text).join() === '20.5,21,21.5',
    'the thermometer, which has not subscribed, gets none': delivered(run, 'thermometer').length === 0,
    'three lines are shown': run.lines.length === 3 && run.lines[2]?.endsWith('/kitchen/temperature: 21.5 °C') === true,
  };
};

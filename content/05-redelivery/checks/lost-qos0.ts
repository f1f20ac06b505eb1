// QoS 0: a lost PUBLISH is lost. Nobody notices, nobody sends it again.
import { delivered, packetsOf, text } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

export const check: CellCheck = (run) => {
  const lost = packetsOf(run, 'screen').filter(({ fault }) => fault?.kind === 'dropped');
  const [first] = lost;
  return {
    'one PUBLISH is lost on its way to the screen':
      lost.length === 1 && first?.packet?.type === 'PUBLISH' && text(first.packet) === '20 °C',
    'each value crosses the wire once, in order': delivered(run, 'screen').map(text).join() === '20 °C,21 °C,22 °C',
    'the application sees the other two': run.lines.join() === 'shown: 21 °C,shown: 22 °C',
  };
};

// -c 10 -I 10 is 1000 messages a second; subscribers multiply what goes out. Nothing is sent.
import type { CellCheck } from '../../../src/notebook/check.ts';

export const check: CellCheck = (run) => ({
  '-c 10 -I 10 asks for 1000 messages a second': run.lines.includes('-c 10 -I 10 -s 256 | 1 | 1000 | 1000 | 4.096'),
  'the defaults ask for 200': run.lines.includes('-c 200 -I 1000 -s 256 | 1 | 200 | 200 | 0.819'),
  'ten subscribers turn 1000 into 10000': run.lines.includes('-c 1000 -I 1000 -s 16 | 10 | 1000 | 10000 | 1.408'),
  'five hundred turn it into half a million': run.lines.includes('-c 10 -I 10 -s 256 | 500 | 1000 | 500000 | 1026.048'),
  'nothing is sent': run.packets.length === 0,
});

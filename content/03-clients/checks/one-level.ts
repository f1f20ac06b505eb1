// A dot separates nothing: the dotted name is one level, the name with slashes has four.
import { delivered, packetsOfType, published } from '../../packets.ts';
import type { CellCheck, CellRun } from '../../../src/notebook/check.ts';

/** The Topic Names that reached an asker, without the reader's namespace. */
function got(run: CellRun, asker: number): string {
  const root = (published(run, 'unit')[0]?.topic ?? '').replace(/V2X\.RSU\.RSM\.UP2$/, '');
  return delivered(run, `asker-${asker}`)
    .map(({ topic }) => topic.slice(root.length))
    .join();
}

export const check: CellCheck = (run) => ({
  'V2X/# takes the name with slashes only': got(run, 1) === 'V2X/RSU/RSM/UP2',
  'a + in the middle too': got(run, 2) === 'V2X/RSU/RSM/UP2',
  'four times + too': got(run, 3) === 'V2X/RSU/RSM/UP2',
  'one + takes the whole dotted name': got(run, 4) === 'V2X.RSU.RSM.UP2',
  'the table says the same':
    run.lines.includes('V2X.RSU.RSM.UP2 | 1 | – | – | – | ✓') &&
    run.lines.includes('V2X/RSU/RSM/UP2 | 4 | ✓ | ✓ | ✓ | –'),
  'V2X.# is refused by the client library, nothing of it is sent':
    run.lines.at(-1)?.includes('V2X.#') === true &&
    packetsOfType(run.packets, 'to-broker', 'SUBSCRIBE').every(({ subscriptions }) =>
      subscriptions.every(({ filter }) => !filter.endsWith('V2X.#')),
    ),
});

// Which Topic Filter takes which Topic Name, counted in packets; markers prove silence too.
import { delivered, published } from '../../packets.ts';
import type { CellCheck, CellRun } from '../../../src/notebook/check.ts';

/** The Topic Names that reached a watcher, without the reader's namespace. */
function got(run: CellRun, watcher: number): string[] {
  const root = (published(run, 'house')[0]?.topic ?? '').replace(/home$/, '');
  return delivered(run, `watcher-${watcher}`)
    .map(({ topic }) => topic.slice(root.length))
    .sort();
}

const said = (run: CellRun, watcher: number, ...names: string[]) =>
  got(run, watcher).join() === names.toSorted().join();

export const check: CellCheck = (run) => ({
  'five messages are sent once each': published(run, 'house').length === 5,
  '+ stands for exactly one level': said(run, 1, 'home/kitchen/temperature', 'home/bedroom/temperature'),
  '# takes everything below': said(run, 2, 'home/kitchen/temperature', 'home/kitchen/window/left'),
  '# takes the level above it as well': got(run, 3)[0] === 'home' && got(run, 3).length === 5,
  '+/+ takes names of two levels only': said(run, 4, 'home/door'),
  'the table says the same':
    run.lines.includes('home | – | – | ✓ | –') &&
    run.lines.includes('home/door | – | – | ✓ | ✓') &&
    run.lines.includes('home/kitchen/temperature | ✓ | ✓ | ✓ | –') &&
    run.lines.includes('home/kitchen/window/left | – | ✓ | ✓ | –') &&
    run.lines.includes('home/bedroom/temperature | ✓ | – | ✓ | –'),
});

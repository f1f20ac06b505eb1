// The recorded runs of the book's cells, for their pictures: `content/<chapter>/runs/<cell>.lab-run.json.gz`, as the panel
// saves a run. Read when the site is built; an author's slip stops the build and says what to do.
import { readRun } from '../capture/runs/read-run.ts';
import { readCells } from '../notebook/recorded-run/read-cells.ts';
import { historyOf, rangeOf, stepsBetween, type InputRange } from '../inspector/broker-picture/past-steps.ts';
import type { RunSteps } from '../inspector/broker-picture/run-steps.ts';
import { chapterCell } from './chapter-cells.ts';
import { pastReading } from './past-reading.ts';

const pattern = '/content/*/runs/*.lab-run.json.gz';
const contents = import.meta.glob<string>('/content/*/runs/*.lab-run.json.gz', {
  query: '?url&inline',
  import: 'default',
});
const addresses = import.meta.glob<string>('/content/*/runs/*.lab-run.json.gz', {
  query: '?url&no-inline',
  import: 'default',
  eager: true,
});

export interface RecordedPicture {
  run: RunSteps;
  /** Which of the recorded broker's inputs they are. */
  range: InputRange;
  /** Where the page finds the file. */
  url: string;
}

/** `page` is named in errors. */
export async function recordedPicture(chapter: string, cell: string, page: string): Promise<RecordedPicture> {
  const path = pattern.replace('*', chapter).replace('*', cell);
  const how = `Run the cell on the broker in the page, save the run in the panel, and put the file there.`;
  const [load, url] = [contents[path], addresses[path]];
  const fail = (what: string): Error => new Error(`${page}: <BrokerPicture cell="${cell}" />: ${what} ${how}`);
  if (load === undefined || url === undefined) throw fail(`there is no ${path.slice(1)}.`);
  const file = await (await fetch(await load())).blob();
  const { cells, packets, broker } = await readRun(file, readCells);
  if (cells.find(({ id }) => id === cell)?.code !== chapterCell(chapter, cell, page))
    throw fail(`${path.slice(1)} was recorded with other code than the cell has now.`);
  const history = broker && historyOf(broker, pastReading);
  const ofCell = packets.filter((captured) => captured.cell === cell);
  const range = history ? rangeOf(history, broker.names, ofCell) : null;
  if (history === null || range === null) throw fail(`no packet in ${path.slice(1)} crossed the broker in the page.`);
  return { run: stepsBetween(history, range), range, url };
}

// How long a page was kept from answering its reader. Counted is the time of the processor: on a busy machine a thread also stands
// still because others have their turn.
import type { Page } from 'playwright';

interface TraceEvent {
  ph: string;
  pid: number;
  tid: number;
  name: string;
  /** Microseconds of the processor. */
  tdur?: number;
  args?: { name?: string };
}

/** The longest task of a page's main thread while `work` goes on, in milliseconds. */
export async function longestTask(page: Page, work: () => Promise<unknown>): Promise<number> {
  return Math.max(...(await taskTimes(page, work)));
}

/** Milliseconds of each task of a page's main thread while `work` goes on. */
export async function taskTimes(page: Page, work: () => Promise<unknown>): Promise<number[]> {
  const browser = page.context().browser();
  if (browser === null) throw new Error('the page has no browser');
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  let trace: Buffer;
  try {
    await work();
  } finally {
    trace = await browser.stopTracing();
  }
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const thread = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;
  const mainThreads = new Set(
    traceEvents
      .filter(({ ph, name, args }) => ph === 'M' && name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(thread),
  );
  const tasks = traceEvents.filter((event) => event.tdur !== undefined && mainThreads.has(thread(event)));
  if (tasks.length === 0) throw new Error('the trace holds no task of a page');
  return tasks.map(({ tdur = 0 }) => tdur / 1000);
}

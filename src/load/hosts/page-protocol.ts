// What a page and the worker of its load generator say to each other. Data only.
import type { SecondRow } from '../measurements.ts';
import type { Progress } from '../progress.ts';
import type { LoadResult } from '../result.ts';
import type { ScenarioFields } from '../scenario-fields.ts';
import type { Target } from '../target.ts';

export type ToLoadWorker =
  /** `port`: a control port into the broker's worker, transferred; without it the target is reached over WebSocket. */
  | { type: 'run'; scenario: ScenarioFields; target: Target; port: MessagePort | null }
  /** Ends the traffic; the result is that of what was measured until then. */
  | { type: 'stop' };

export type FromLoadWorker =
  /** `rows`: seconds that have ended since the last report. */
  { type: 'progress'; progress: Progress; rows: SecondRow[] } | { type: 'done'; result: LoadResult };

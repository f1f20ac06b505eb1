// What the processes of a run say to each other.
import type { Measured } from '../measured.ts';
import type { Share } from '../population.ts';
import type { Progress } from '../progress.ts';
import type { ScenarioFields } from '../scenario-fields.ts';
import type { Target } from '../target.ts';

export type ToProcess =
  | { kind: 'run'; scenario: ScenarioFields; target: Target; address: string; run: string; share: Share }
  /** The traffic begins at a time of the shared clock; subscribers of each part in all processes. */
  | { kind: 'begin'; at: number; receivers: number[] }
  | { kind: 'stop' };

export type FromProcess =
  /** It listens. */
  | { kind: 'there' }
  /** All its clients are connected that can be; its subscribers of each part. */
  | { kind: 'ready'; receivers: number[] }
  | { kind: 'progress'; progress: Progress }
  | { kind: 'measured'; measured: Measured };

// What a row of content/differences.ts says.
import type { Language } from '../language.ts';

/** A broker, or a profile of the broker in the page that is like no other broker. */
export type Differing = 'emqx' | 'mosquitto' | 'hivemq' | 'strict' | 'unkind';

export const aspects = ['connect', 'publish', 'retain', 'session', 'shared', 'limits', 'other'] as const;

export interface DifferenceFacts {
  aspect: (typeof aspects)[number];
  /** `chapter/cell`: the chapter's folder in content/, and the cell's file name without `.ts`. */
  at?: string;
  /** Which versions of it: `5.8.9`, `< 2.0.15`, `4.3–5.7`. */
  version: string;
  /** Whether the broker in the page shows it too when it behaves like that broker. */
  inPage: boolean;
  what: Record<Language, string>;
  /** An address, `observed` with the broker and its version, or `tested` by the tests of this book. */
  source: `https://${string}` | `observed, ${string}` | 'tested';
}

export interface Difference extends DifferenceFacts {
  broker: Differing;
  /** From `at`; null without a cell. */
  chapter: string | null;
  cell: string | null;
}

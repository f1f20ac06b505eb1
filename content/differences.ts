// Where brokers differ, and how we know. The chapters show the rows of their cells, the last page of the book shows all.
// A row with a cell exists exactly when the cell's check exports that broker or profile; EMQX is what `check` describes.
import type { Language } from '../src/language.ts';
import { emqx } from './differences/emqx.ts';
import { hivemq } from './differences/hivemq.ts';
import { mosquitto } from './differences/mosquitto.ts';
import { strict, unkind } from './differences/profiles.ts';

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

const rows: Record<Differing, readonly DifferenceFacts[]> = { emqx, mosquitto, hivemq, strict, unkind };

export const differences: readonly Difference[] = (Object.keys(rows) as Differing[]).flatMap((broker) =>
  rows[broker].map((facts) => {
    const [chapter = null, cell = null] = facts.at?.split('/') ?? [];
    return { ...facts, broker, chapter, cell };
  }),
);

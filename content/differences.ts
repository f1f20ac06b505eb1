// Where brokers differ, and how we know. The chapters show the rows of their cells, the last page of the book shows all.
// A row with a cell exists exactly when the cell's check exports that broker or profile; EMQX is what `check` describes.
import type { Difference, DifferenceFacts, Differing } from '../src/site/difference.ts';
import { emqx } from './differences/emqx.ts';
import { hivemq } from './differences/hivemq.ts';
import { mosquitto } from './differences/mosquitto.ts';
import { strict, unkind } from './differences/profiles.ts';

const rows: Record<Differing, readonly DifferenceFacts[]> = { emqx, mosquitto, hivemq, strict, unkind };

export const differences: readonly Difference[] = (Object.keys(rows) as Differing[]).flatMap((broker) =>
  rows[broker].map((facts) => {
    const [chapter = null, cell = null] = facts.at?.split('/') ?? [];
    return { ...facts, broker, chapter, cell };
  }),
);

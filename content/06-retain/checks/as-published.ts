// Retain As Published keeps the publisher's RETAIN flag in live messages; without it the flag is cleared.
import { delivered, text } from '../../packets.ts';
import type { CellCheck, CellRun } from '../../../src/notebook/check.ts';

const seen = (run: CellRun, client: string) =>
  delivered(run, client)
    .filter(({ payload }) => payload.length > 0)
    .map((packet) => `${text(packet)} ${Number(packet.retain)}`)
    .join(', ');

export const check: CellCheck = (run) => ({
  'without the option every live message has RETAIN 0': seen(run, 'plain') === 'retained 0, not retained 0',
  'with it the flag is the publisher’s': seen(run, 'mirror') === 'retained 1, not retained 0',
});

// A client that subscribes both plainly and in a group gets every message twice.
import { delivered, published, text } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

export const check: CellCheck = (run) => ({
  'ten messages are published': published(run, 'market').length === 10,
  'twenty copies go to the one client': delivered(run, 'greedy').length === 20,
  'each of the ten twice': new Set(delivered(run, 'greedy').map(text)).size === 10,
  'neither copy is a re-delivery': delivered(run).every(({ dup }) => !dup),
});

// Each message goes to exactly one member of the group; how many each gets is the broker's choice.
import { delivered, published, text } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

const names = ['anna', 'ben', 'chen'];

const always: CellCheck = (run) => ({
  'thirty messages are published': published(run, 'boss').length === 30,
  'thirty copies are sent, each to one member':
    delivered(run).length === 30 && new Set(delivered(run).map(text)).size === 30,
  'with the QoS of the subscription and DUP 0': delivered(run).every(({ qos, dup }) => qos === 1 && !dup),
  'the drawing ends there': names.every((name) => run.lines.includes(`${name} | ${delivered(run, name).length}`)),
});

export const check: CellCheck = (run) => ({
  ...always(run),
  'every member has a share of ten': names.every((name) => delivered(run, name).length === 10),
});

export const unkind = always;

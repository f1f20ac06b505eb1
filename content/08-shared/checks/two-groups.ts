// Every group gets each message once, a plain subscriber gets all of them.
import { delivered, published, text } from '../../packets.ts';
import type { CellCheck, CellRun } from '../../../src/notebook/check.ts';

function once(run: CellRun, members: string[]): boolean {
  const copies = members.flatMap((member) => delivered(run, member)).map(text);
  return copies.length === 20 && new Set(copies).size === 20;
}

const always: CellCheck = (run) => ({
  'twenty messages are published': published(run, 'till').length === 20,
  'sixty copies are sent': delivered(run).length === 60,
  'the group billing gets each once': once(run, ['billing-1', 'billing-2']),
  'the group shipping gets each once': once(run, ['shipping-1', 'shipping-2']),
  'the plain subscriber gets each once': once(run, ['auditor']),
});

export const check: CellCheck = (run) => ({
  ...always(run),
  'both members of a group work': ['billing-1', 'billing-2', 'shipping-1', 'shipping-2'].every(
    (member) => delivered(run, member).length === 10,
  ),
});

export const unkind = always;

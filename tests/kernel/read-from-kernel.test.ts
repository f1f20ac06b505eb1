// What the page takes from the kernel, in which code of a learner runs: the messages of the protocol about cells that there are.
import { describe, expect, it } from 'vitest';
import { readFromKernel } from '../../src/kernel/read-from-kernel.ts';

const cells = new Set(['hello']);
const run = { cell: 'hello', execution: 1 };

describe('a message of the kernel', () => {
  it.each([
    { type: 'ready' },
    { type: 'interrupted' },
    { type: 'alive' },
    { type: 'started', ...run },
    { type: 'acts-on', ...run },
    {
      type: 'outputs',
      ...run,
      outputs: [{ id: 1, kind: 'result', value: { type: 'null', text: 'null' } }],
      dropped: 0,
    },
    { type: 'waiting', ...run, wait: null },
    { type: 'waiting', ...run, wait: null, held: 100_000 },
    { type: 'waiting', ...run, wait: { for: 'sleep', milliseconds: 5 } },
    { type: 'finished', ...run, status: 'ok', milliseconds: 1.5 },
    { type: 'names', cell: 'hello', declares: ['a'], reads: [{ name: 'b', from: 'other' }] },
  ])('of type $type is read as it is', (message) => {
    expect(readFromKernel(message, cells)).toEqual(message);
  });

  it.each([
    null,
    'ready',
    { type: 'toString' },
    { type: 'started', cell: 'another', execution: 1 },
    { type: 'started', cell: 'hello', execution: 1.5 },
    { type: 'outputs', ...run, outputs: [{ id: '1', kind: 'log' }], dropped: 0 },
    { type: 'outputs', ...run, outputs: [{ id: 1, kind: 'script' }], dropped: 0 },
    { type: 'outputs', ...run, outputs: {}, dropped: 0 },
    { type: 'outputs', ...run, outputs: [] },
    { type: 'waiting', ...run, wait: { for: 1 } },
    { type: 'waiting', ...run, wait: null, held: -1 },
    { type: 'waiting', ...run, wait: null, held: '5' },
    { type: 'finished', ...run, status: 'okay', milliseconds: 1 },
    { type: 'finished', ...run, status: 'ok', milliseconds: '1' },
    { type: 'names', cell: 'hello', declares: [1], reads: [] },
    { type: 'names', cell: 'hello', declares: [], reads: [{ name: 'b' }] },
  ])('that is none is not read (%j)', (message) => {
    expect(readFromKernel(message, cells)).toBeNull();
  });
});

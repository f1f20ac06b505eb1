// A group gets each message once, yet a publisher's second attempt is a second message.
import { delivered, published, text } from '../../packets.ts';
import type { CellCheck } from '../../../src/notebook/check.ts';

export const check: CellCheck = (run) => ({
  'the publisher sends two messages with identifiers of their own':
    published(run, 'shop').length === 2 && new Set(published(run, 'shop').map(text)).size === 1,
  'three members, yet two copies': delivered(run).length === 2,
  'nothing marks the second as a repetition': delivered(run).every(({ dup, qos }) => !dup && qos === 2),
  'the invoice was paid twice': run.lines.filter((line) => line.includes('invoice 7')).length === 2,
});

import { expect, test } from 'vitest';
import { labelLines } from '../../../src/inspector/diagram/label-lines.ts';

test.each([
  ['QoS 0 …/news "hi"', 8, 40, ['QoS 0 …/news "hi"', '']],
  ['QoS 0 …/news "hi"', 8, 21, ['QoS 0 …/news', '"hi"']],
  ['QoS 0 …/news "a long payload"', 8, 18, ['QoS 0', '…/news "a long …']],
  ['a-very-long-topic/of/many/levels', 8, 16, ['', 'a-very-long-to…']],
  ['id=26048 QoS 1 …/news', 8, 21, ['id=26048', 'QoS 1 …/news']],
  ['', 8, 4, ['', '']],
])('%s behind %i of %i columns', (details, taken, columns, lines) => {
  expect(labelLines(details, taken, columns)).toEqual(lines);
});

// Names without what all of them begin with.
import { expect, test } from 'vitest';
import { placeOf, shortName } from '../../../src/inspector/broker-picture/picture-names.ts';

test.each([
  [[], ''],
  [['anna'], ''],
  [['lab/k3x9/anna'], 'lab/k3x9/'],
  [['lab/k3x9/anna', 'lab/k3x9/room/ben'], 'lab/k3x9/'],
  [['lab/k3x9/anna', 'lab/k3x8/ben'], 'lab/'],
  [['lab/k3x9/anna', 'other'], ''],
  [['/a/x', '/b/x'], '/'],
])('what %j begin with', (ids, place) => expect(placeOf(ids)).toBe(place));

test('a shared filter is shortened behind its group, and nothing becomes empty', () => {
  expect(shortName('$share/office/lab/k3x9/job', 'lab/k3x9/')).toBe('$share/office/job');
  expect(shortName('lab/k3x9/', 'lab/k3x9/')).toBe('lab/k3x9/');
  expect(shortName('else/where', 'lab/k3x9/')).toBe('else/where');
});

// What links into the wire panel say: as attributes of <Show>, and in an address.
import { describe, expect, it, test } from 'vitest';
import { readSight, SightError, type Sight } from '../../../src/site/show/sight.ts';
import { readSightFragment, sightFragment } from '../../../src/site/show/sight-address.ts';
import { showWords } from '../../../src/site/show/words/words.ts';

const cells = ['absent', 'visit'];
const read = (given: Record<string, string>) => readSight(given, cells);

function problemOf(work: () => unknown) {
  try {
    work();
  } catch (error) {
    if (error instanceof SightError) return error.problem;
    throw error;
  }
  throw new Error('it could be read');
}

describe('a sight', () => {
  it('is a packet of a run in its place among the others, unless it says more', () => {
    expect(read({ cell: 'absent', filter: 'mqtt.msgtype == CONNACK' })).toEqual({
      cell: 'absent',
      filter: 'mqtt.msgtype == CONNACK',
      nth: 1,
      pane: 'packets',
      field: '',
      list: '',
      moment: false,
      ask: '',
      fault: '',
    });
    expect(read({ cell: 'absent', nth: '-1', pane: 'broker' })).toMatchObject({ nth: -1, moment: true });
    expect(read({ pane: 'broker' })).toMatchObject({ moment: false });
    expect(read({ fault: 'drop', filter: 'mqtt.qos == 1' })).toMatchObject({ pane: 'faults', filter: 'mqtt.qos == 1' });
    expect(read({ list: 'pubrec' })).toMatchObject({ list: 'pubrec', pane: 'packets' });
  });

  it.each([
    [{}, { code: 'nothing' }],
    [{ cell: 'absentt' }, { code: 'not-one-of', key: 'cell', received: 'absentt', expected: cells }],
    [{ pane: 'wires' }, { code: 'not-one-of', key: 'pane' }],
    [
      { cell: 'absent', ask: 'how' },
      { code: 'not-one-of', key: 'ask' },
    ],
    [{ fault: 'burn' }, { code: 'not-one-of', key: 'fault' }],
    [
      { cell: 'absent', moment: 'no' },
      { code: 'not-one-of', key: 'moment' },
    ],
    [
      { cell: 'absent', filter: 'mqtt.topik' },
      { code: 'bad-filter', key: 'filter', received: 'mqtt.topik' },
    ],
    [{ list: 'mqtt.qos =' }, { code: 'bad-filter', key: 'list' }],
    [
      { cell: 'absent', nth: '0' },
      { code: 'bad-nth', received: '0' },
    ],
    [{ cell: 'absent', nth: '1.5' }, { code: 'bad-nth' }],
    [{ filter: 'mqtt.qos == 1' }, { code: 'without', key: 'filter', needs: 'cell' }],
    [
      { list: 'mqtt', field: 'Topic Name' },
      { code: 'without', key: 'field', needs: 'cell' },
    ],
    [
      { cell: 'absent', colour: 'red' },
      { code: 'unknown-key', key: 'colour' },
    ],
  ])('%j says what is wrong, in both languages', (given, problem) => {
    const found = problemOf(() => read(given));
    expect(found).toMatchObject(problem);
    expect(showWords('en').problem(found)).toMatch(/expected .*received/);
    expect(showWords('zh-cn').problem(found)).toMatch(/应.*实际|可用的值.*实际/);
  });
});

describe('an address', () => {
  const sights: Partial<Sight>[] = [
    { cell: 'absent', filter: 'mqtt.msgtype == CONNACK', nth: 2, pane: 'broker' },
    { cell: 'absent', filter: 'mqtt.topic contains "a;b#c%d/客厅"', field: 'Session Present', moment: true },
    { cell: 'visit', pane: 'diagram', ask: 'why', list: 'mqtt.qos == 2 && !mqtt.retain' },
    { fault: 'drop', filter: 'mqtt.msgtype == PUBACK' },
    { list: `mqtt.msg_text contains "it's (here)"` },
    { pane: 'files' },
    { pane: 'packets' },
  ];
  it.each(sights)('comes back as %j', (sight) => {
    const fragment = sightFragment(sight);
    // No character at which a program ends an address that it finds in a text.
    expect(fragment).toMatch(/^#show=[\w:;.%=&!/,-]+$/);
    expect(readSightFragment(new URL(fragment, 'https://book/').hash, cells)).toMatchObject(sight);
  });

  it('is readable', () => {
    expect(sightFragment({ ...read({ cell: 'absent', filter: 'mqtt.qos==2', nth: '2', pane: 'broker' }) })).toBe(
      '#show=cell:absent;filter:mqtt.qos==2;nth:2;pane:broker',
    );
  });

  test.each([
    ['#show=', { code: 'nothing' }],
    ['#show=absent', { code: 'damaged', received: 'absent' }],
    ['#show=cell:%E4%BD', { code: 'damaged' }],
    ['#show=cell:absent;cell:visit', { code: 'twice', key: 'cell' }],
    ['#show=__proto__:1', { code: 'damaged' }],
    ['#show=constructor:1', { code: 'unknown-key', key: 'constructor' }],
    ['#show=cell:toString', { code: 'not-one-of' }],
    [`#show=cell:absent;filter:${'a'.repeat(2000)}`, { code: 'too-long' }],
  ])('%.40s is told', (fragment, problem) => {
    expect(problemOf(() => readSightFragment(fragment, cells))).toMatchObject(problem);
  });
});

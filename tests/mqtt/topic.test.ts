import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  claimsShare,
  isPlainTopicFilter,
  isTopicFilter,
  isTopicName,
  parseShare,
  topicMatches,
} from '../../src/mqtt/topic.ts';

describe('isTopicName', () => {
  it.each(['a', '/', '//', ' ', 'a/b', '/a', 'a/', '$SYS/x', '中/文', '$share/g/a'])('takes %j', (name) => {
    expect(isTopicName(name)).toBe(true);
  });
  it.each(['', '+', '#', 'a/#', 'a+b', 'a/b#'])('refuses %j', (name) => {
    expect(isTopicName(name)).toBe(false);
  });
});

describe('isTopicFilter', () => {
  it.each([
    '#',
    '+',
    '/',
    'a/#',
    '+/+',
    '/+',
    '+/',
    'a/+/b/#',
    '$SYS/#',
    '$share',
    '$shared/a',
    '$share/g/#',
    '$share/g//',
  ])('takes %j', (filter) => {
    expect(isTopicFilter(filter)).toBe(true);
  });
  it.each(['', 'a#', '#/a', 'a/#/b', 'a+', '+a', 'a/+b', '##', '#/', '$share/', '$share/g', '$share/g/', '$share//a'])(
    'refuses %j',
    (filter) => {
      expect(isTopicFilter(filter)).toBe(false);
    },
  );
  it.each(['$share/+/a', '$share/g#/a', '$share/g/a#', '$share/#'])('refuses %j', (filter) => {
    expect(isTopicFilter(filter)).toBe(false);
  });
});

describe('isPlainTopicFilter', () => {
  it('has no rule for $share, as in 3.1.1', () => {
    expect(isPlainTopicFilter('$share/g')).toBe(true);
    expect(isPlainTopicFilter('$share/g#')).toBe(false);
  });
});

describe('parseShare', () => {
  it('parts the ShareName from the filter', () => {
    expect(parseShare('$share/g/a/+/#')).toEqual({ shareName: 'g', filter: 'a/+/#' });
    expect(parseShare('$share/g//a')).toEqual({ shareName: 'g', filter: '/a' });
  });
  it.each(['$share/', '$share/g', '$share/g/', '$share//a', '$share/g+/a'])('tells the invalid share %j', (filter) => {
    expect(parseShare(filter)).toBeNull();
    expect(claimsShare(filter)).toBe(true);
  });
  it.each(['a/b', '$share', '$SHARE/g/a', '$shares/g/a', 'a/$share/g/b'])('tells the ordinary filter %j', (filter) => {
    expect(parseShare(filter)).toBeNull();
    expect(claimsShare(filter)).toBe(false);
  });
});

/** The rule of section 4.7 written level by level, as slowly and plainly as it can be. */
function matchesPlainly(filter: string, name: string): boolean {
  const wanted = filter.split('/');
  const levels = name.split('/');
  if (name.startsWith('$') && (wanted[0] === '#' || wanted[0] === '+')) return false;
  for (const [index, level] of wanted.entries()) {
    if (level === '#') return true;
    if (index >= levels.length) return false;
    if (level !== '+' && level !== levels[index]) return false;
  }
  return wanted.length === levels.length;
}

describe('topicMatches', () => {
  it.each([
    ['sport/tennis/player1/#', 'sport/tennis/player1'],
    ['sport/tennis/player1/#', 'sport/tennis/player1/score/wimbledon'],
    ['sport/#', 'sport'],
    ['#', 'a/b'],
    ['+', 'finance'],
    ['+/+', '/finance'],
    ['/+', '/finance'],
    ['sport/+', 'sport/'],
    ['$SYS/#', '$SYS/broker'],
    ['$SYS/+', '$SYS/x'],
    ['+/#', '/'],
    ['a//b', 'a//b'],
    ['a/+/b', 'a//b'],
  ])('%j matches %j', (filter, name) => {
    expect(topicMatches(filter, name)).toBe(true);
  });
  it.each([
    ['+', '/finance'],
    ['sport/+', 'sport'],
    ['sport/tennis/+', 'sport/tennis/player1/ranking'],
    ['#', '$SYS/broker'],
    ['+/monitor/Clients', '$SYS/monitor/Clients'],
    ['a', 'A'],
    ['a', '/a'],
    ['a/', 'a'],
    ['a/b/#', 'a'],
    ['a/b', 'a/bc'],
    ['ab/#', 'a'],
  ])('%j does not match %j', (filter, name) => {
    expect(topicMatches(filter, name)).toBe(false);
  });

  it('agrees with the rule written level by level', () => {
    const level = fc.constantFrom('', 'a', 'b', 'ab', '$x', '+');
    const filter = fc
      .tuple(fc.array(level, { minLength: 1, maxLength: 4 }), fc.boolean())
      .map(([levels, all]) => [...levels, ...(all ? ['#'] : [])].join('/'))
      .filter(isTopicFilter);
    const name = fc
      .array(fc.constantFrom('', 'a', 'b', 'ab', '$x'), { minLength: 1, maxLength: 5 })
      .map((levels) => levels.join('/'))
      .filter(isTopicName);
    fc.assert(
      fc.property(filter, name, (one, other) => {
        expect(topicMatches(one, other)).toBe(matchesPlainly(one, other));
      }),
      { numRuns: 5000 },
    );
  });
});

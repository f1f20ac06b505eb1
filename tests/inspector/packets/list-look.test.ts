// How the reader wants the list is remembered, and what cannot be used of what is stored is passed over.
import { expect, test } from 'vitest';
import { rememberedLook, rememberLook, type ListLook } from '../../../src/inspector/packets/list-look.ts';

const usual: ListLook = { time: 'first', columns: { wide: null, narrow: null } };

function storage(stored?: string) {
  const kept = new Map(stored === undefined ? [] : [['lab:packet-list', stored]]);
  return () => ({
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
}

test('the look is there again', () => {
  const open = storage();
  expect(rememberedLook(open)).toEqual(usual);
  const look: ListLook = { time: 'day', columns: { wide: ['time', 'packet', 'topic'], narrow: null } };
  rememberLook(look, open);
  expect(rememberedLook(open)).toEqual(look);
});

test.each(['', 'x', 'null', '7', '[]', '{"time":"noon","wide":"time","narrow":7}'])(
  '%j stored is as nothing',
  (stored) => {
    expect(rememberedLook(storage(stored))).toEqual(usual);
  },
);

test('of stored columns those count that there are, in the order of the list', () => {
  const stored = storage('{"wide":["details","gone","time",3],"narrow":[]}');
  expect(rememberedLook(stored).columns).toEqual({ wide: ['time', 'packet', 'details'], narrow: ['packet'] });
});

test('without a storage the list is as usual', () => {
  const none = (): Storage => {
    throw new Error('SecurityError');
  };
  rememberLook(usual, none);
  expect(rememberedLook(none)).toEqual(usual);
});

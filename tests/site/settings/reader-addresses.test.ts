import { expect, test } from 'vitest';
import { readerAddresses } from '../../../src/site/settings/reader-addresses.ts';

const here = 'http://localhost:4321/book/';

test('without addresses of the trainer it is where the page is seen, in the language and for the class', () => {
  expect(readerAddresses([], here, 'zh-cn', '')).toEqual([here]);
  expect(readerAddresses([], here, 'en', 'mon-1')).toEqual([`${here}en/?class=mon-1`]);
});

test('addresses of the trainer stand in its place; a short one stays as it is', () => {
  expect(readerAddresses(['http://10.0.0.7:4321/', 'https://s.example/x'], here, 'en', 'mon-1')).toEqual([
    'http://10.0.0.7:4321/en/?class=mon-1',
    'https://s.example/x',
  ]);
});

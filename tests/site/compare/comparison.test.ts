// What a comparison of brokers offers, runs, and says.
import { expect, test } from 'vitest';
import { differences } from '../../../content/differences.ts';
import { newCell, type CellState } from '../../../src/notebook/cell.ts';
import { newNotebook } from '../../../src/notebook/notebook-state.ts';
import { comparedBrokers, firstTwo } from '../../../src/site/compare/compared-brokers.ts';
import { comparedCells } from '../../../src/site/compare/compared-cells.ts';
import { knownDifferences } from '../../../src/site/compare/known-differences.ts';
import { rowText } from '../../../src/site/compare/row-text.ts';
import { compareWords } from '../../../src/site/compare/words/words.ts';
import { customSelection, selectionOf } from '../../../src/site/picker/broker-choice.ts';
import { defaultConfig } from '../../../src/site/public-config.ts';
import { capturedPacket, publish } from '../../capture/packets.ts';

const inPage = (profile: 'emqx' | 'mosquitto' | 'strict' | 'unkind') => selectionOf('in-page', defaultConfig, profile);

test('every broker of the picker is offered once, the chosen one with its login', () => {
  const all = comparedBrokers(inPage('emqx'), defaultConfig);
  expect(all.map(({ kind, profile, url }) => (kind === 'in-page' ? profile : url))).toEqual([
    'emqx',
    'mosquitto',
    'strict',
    'unkind',
    defaultConfig.local,
    ...defaultConfig.public,
  ]);
  const own = customSelection(defaultConfig.local, 'anna', 'secret', 'emqx');
  const withOwn = comparedBrokers(own ?? inPage('emqx'), defaultConfig);
  expect(withOwn).toHaveLength(all.length);
  expect(withOwn).toContainEqual(own);
});

test('the chosen one stands beside the one that is asked for, never beside itself', () => {
  const all = comparedBrokers(inPage('emqx'), defaultConfig);
  expect(firstTwo(all, inPage('emqx'), null)).toEqual([0, 1]);
  expect(firstTwo(all, inPage('mosquitto'), 'mosquitto')).toEqual([1, 0]);
  expect(firstTwo(all, inPage('emqx'), 'unkind')).toEqual([0, 3]);
  expect(firstTwo(all, inPage('emqx'), 'emqx')).toEqual([0, 1]);
  expect(firstTwo(all, selectionOf('local', defaultConfig), 'strict')).toEqual([4, 2]);
});

test('what a cell takes names from runs before it, in page order and as the reader has it', () => {
  const cell = (id: string, changes: Partial<CellState> = {}): CellState => ({
    ...newCell(id, 'chapter', `// ${id}`),
    ...changes,
  });
  const state = newNotebook([
    cell('first', { code: '// mine', foreign: '// of a link' }),
    cell('second', { needs: ['first'] }),
    cell('other'),
    cell('asked', { reads: [{ name: 'x', from: 'second', seen: 1 }], foreign: '// of a link' }),
  ]);
  expect(comparedCells(state, 'asked')).toEqual([
    { id: 'first', code: '// mine' },
    { id: 'second', code: '// second' },
    { id: 'asked', code: '// asked' },
  ]);
});

test('what the book knows of the two brokers and this cell, and of nothing else', () => {
  const on = (profile: 'emqx' | 'mosquitto' | 'unkind') => ({ broker: inPage(profile), name: null });
  const known = knownDifferences(differences, 'qos', 'handshake', on('emqx'), on('mosquitto'));
  expect(known.map(({ broker, cell }) => [broker, cell])).toEqual([['mosquitto', 'handshake']]);
  expect(knownDifferences(differences, 'qos', 'handshake', on('mosquitto'), on('mosquitto'))).toEqual([]);
  expect(knownDifferences(differences, 'session', 'handshake', on('emqx'), on('mosquitto'))).toEqual([]);
  // Three on their way at once: only Mosquitto itself shows that.
  expect(knownDifferences(differences, 'redelivery', 'window', on('emqx'), on('mosquitto'))).toEqual([]);
  const local = { broker: selectionOf('local', defaultConfig), name: 'Mosquitto?' };
  expect(knownDifferences(differences, 'redelivery', 'window', on('emqx'), local)).toHaveLength(1);
  expect(knownDifferences(differences, 'redelivery', 'window', on('emqx'), { ...local, name: null })).toEqual([]);
});

test('a row says in words what differs', () => {
  const [words, names] = [compareWords('en'), ['EMQX', 'Mosquitto'] as const];
  const packet = capturedPacket(publish, { direction: 'to-client' });
  const both = { left: packet, right: packet, fields: [], order: 'kept' as const };
  expect(rowText(both, names, words)).toEqual([]);
  expect(rowText({ ...both, right: null }, names, words)).toEqual(['Only on EMQX.']);
  expect(rowText({ ...both, left: null }, names, words)).toEqual(['Only on Mosquitto.']);
  const fields = [
    { field: 'QoS', left: '1', right: '0' },
    { field: 'Topic Alias', left: null, right: '2' },
    { field: 'client', left: 'ben', right: 'chen' },
  ];
  expect(rowText({ ...both, fields, order: 'open' }, names, words)).toEqual([
    'QoS: 1 on EMQX, 0 on Mosquitto.',
    'Topic Alias: absent on EMQX, 2 on Mosquitto.',
    'Sent to ben on EMQX, to chen on Mosquitto.',
    'At another point of the run; the standard leaves that open.',
  ]);
  const sent = capturedPacket(publish);
  expect(rowText({ left: sent, right: sent, fields: fields.slice(2), order: 'kept' }, names, words)).toEqual([
    'Sent by ben on EMQX, by chen on Mosquitto.',
  ]);
});

// What the limits of the broker in the page have cost stands under the cell: gathered, with numbers, and what to do.
import { expect, test } from 'vitest';
import type { Loss } from '../../src/capture/lost-messages.ts';
import { lossText } from '../../src/capture/words/losses.ts';
import { lostMessages } from '../../src/notebook/cell-losses.ts';
import { newCell } from '../../src/notebook/cell.ts';
import { newNotebook, type NotebookEvent } from '../../src/notebook/notebook-state.ts';
import { step } from '../../src/notebook/notebook.ts';

const run = { cell: 'a', execution: 1 };
const queue = { name: 'maxQueue', value: 1000 } as const;
const loss: Loss = { what: 'dropped-oldest', clientId: 's', limit: queue, count: 400, connection: 1, away: false };

function lossesAfter(...losses: Loss[]): readonly Loss[] {
  let state = newNotebook([newCell('a', 'chapter', '')]);
  const tell = (event: NotebookEvent): void => void (state = step(state, event, 0).state);
  tell({ type: 'run', cell: 'a' });
  tell({ type: 'kernel', message: { type: 'started', ...run } });
  tell({ type: 'messages-lost', ...run, execution: 7, loss });
  for (const one of losses) tell({ type: 'messages-lost', ...run, loss: one });
  return state.cells['a']?.losses ?? [];
}

const texts = (losses: readonly Loss[], language: 'en' | 'zh-cn') =>
  lostMessages(losses).map((lost) => lossText(lost, language).join(' '));

test('many reports are one sentence, and the next run begins without it', () => {
  const losses = lossesAfter(loss, loss, { ...loss, count: 98_168 });
  expect(texts(losses, 'en')).toEqual([
    'The broker dropped 98,968 messages for s, the oldest first, because at most 1,000 messages may wait for one client (maxQueue). Publish no faster than the messages are acknowledged: await each publishAsync with QoS 1, or send them in smaller portions.',
  ]);
  expect(texts(losses, 'zh-cn')[0]).toMatch(/^Broker 丢弃了发给 s 的 98,968 条消息，.*（maxQueue）。/);
  expect(lossesAfter()).toEqual([]);
});

test('clients are named up to three, and a name cannot change the line', () => {
  const losses = lossesAfter(...['a\u202eb', 'b', 'c', 'd', 'e'].map((clientId) => ({ ...loss, clientId })));
  const [english = ''] = texts(losses, 'en');
  expect(english).toContain('2,000 messages for ');
  expect(english).toContain(', b, c and 2 more clients,');
  expect(english).not.toContain('\u202e');
  expect(texts(losses, 'zh-cn')[0]).toContain('、b、c 等 5 个客户端');
});

test('each kind of loss has its own sentence in both languages, with what to do', () => {
  const kinds: Loss[] = [
    { ...loss, what: 'dropped-newest', away: true },
    { ...loss, what: 'not-taken', limit: { name: 'maxQueueBytes', value: 67_108_864 } },
    { ...loss, what: 'not-taken', limit: { name: 'memoryLimit', value: 268_435_456 }, count: 1 },
    { ...loss, what: 'not-retained', limit: { name: 'retainedPerSecond', value: 1000 } },
    { ...loss, what: 'not-retained', limit: { name: 'maxRetained', value: 5 }, count: 1 },
    { ...loss, what: 'not-retained', limit: { name: 'maxRetainedBytes', value: 5 } },
  ];
  const english = texts(lossesAfter(...kinds), 'en');
  expect(english[0]).toMatch(/the newest first.*It was away meanwhile/);
  expect(english[2]).toMatch(/^The broker did not take 1 message from s,/);
  expect(english[4]).toMatch(/^1 message from s was passed on but not retained/);
  for (const text of [...english, ...texts(lossesAfter(...kinds), 'zh-cn')])
    expect(text).toMatch(/\((\w+)\)[.].* [A-Z].*\.$|（\w+）。.*。$/);
});

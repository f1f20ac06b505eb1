import { expect, it } from 'vitest';
import { words } from '../../../src/inspector/packet-list/words/words.ts';

it('the line under a cell counts in both languages', () => {
  const some = { packets: 6, clients: 3, redelivered: 2, malformed: 0 };
  expect(words('en').summary(some)).toBe('6 packets, 3 clients, 2 redelivered');
  expect(words('zh-cn').summary(some)).toBe('6 个报文，3 个客户端，2 个重发');
  expect(words('en').summary({ packets: 1, clients: 1, redelivered: 0, malformed: 1 })).toBe(
    '1 packet, 1 client, 1 malformed',
  );
});

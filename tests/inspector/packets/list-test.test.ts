import { expect, test } from 'vitest';
import { PacketStore } from '../../../src/capture/packet-store.ts';
import { FilteredPackets } from '../../../src/inspector/packets/filtered-packets.ts';
import { messageOf } from '../../../src/inspector/packets/follow-message.ts';
import { listTest } from '../../../src/inspector/packets/list-test.ts';

import { capturedPacket, publish, utf8 } from '../../capture/packets.ts';

const other = { ...publish, payload: utf8('another') };

test('a message that is followed while a fault keeps it back stays followed when it arrives', () => {
  const store = new PacketStore();
  const kept = capturedPacket(publish, { number: 1, fault: { rule: 1, kind: 'held' }, brokerTime: null });
  store.add([kept, capturedPacket(other, { number: 2 })]);
  const message = messageOf(kept);
  if (message === null) throw new Error('it carries a message');
  store.add([capturedPacket(publish, { number: 3, instead: 1 })]);
  // The list is filtered anew.
  const wishes = { passes: () => true, hidePings: false, followed: { by: 'message', ...message } as const };
  const rows = new FilteredPackets(store, listTest(wishes));
  rows.step(100);
  expect([rows.length, rows.at(0)?.number]).toEqual([1, 3]);
});

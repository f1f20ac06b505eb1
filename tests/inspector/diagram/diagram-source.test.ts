import { expect, test } from 'vitest';
import type { ConnectionEvent } from '../../../src/capture/connection-event.ts';
import { diagramSource } from '../../../src/inspector/diagram/diagram-source.ts';
import { capturedPacket, connect } from '../../capture/packets.ts';

const packets = [1, 2, 3].map((number) => capturedPacket(connect, { number, time: number * 10 }));
const connections = [5, 20, 30].map((time) => ({ time }) as ConnectionEvent);

test('now, everything is drawn', () => {
  const source = diagramSource(packets, connections, null, 1);
  expect([source.packets.length, source.connections.length]).toEqual([3, 3]);
});

test('at a moment, what crossed and happened until then is drawn', () => {
  const source = diagramSource(packets, connections, { packet: 2, time: 20 }, 1);
  expect([source.packets.length, source.packets.at(1), source.connections.length]).toEqual([2, packets[1], 2]);
});

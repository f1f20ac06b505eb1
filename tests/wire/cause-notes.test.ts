import { expect, test } from 'vitest';
import type { PacketCause } from '../../src/capture/packet-cause.ts';
import { CauseNotes } from '../../src/wire/cause-notes.ts';
import type { Packet } from '../../src/mqtt/packet.ts';
import { connect, capturedPacket, publish } from '../capture/packets.ts';

const call: PacketCause = { by: 'call', cell: 'hello', execution: 1, line: 3, call: 'publish' };
const ping: Packet = { type: 'PINGREQ' };

function explained(notes: CauseNotes, ...packets: Packet[]) {
  return packets.map((packet) => {
    const captured = capturedPacket(packet);
    notes.explain(captured);
    return captured.cause;
  });
}

test('each packet gets the cause that was told for it, and one of which nothing was told gets none', () => {
  const notes = new CauseNotes();
  notes.take({ index: 0, packetType: 1, cause: { ...call, call: 'connect' } });
  notes.take({ index: 2, packetType: 12, cause: { by: 'library', why: 'keep-alive' } });
  expect(explained(notes, connect, publish, ping)).toEqual([
    { ...call, call: 'connect' },
    undefined,
    { by: 'library', why: 'keep-alive' },
  ]);
});

test('what was going on at the call is told, but not by code of a link, which knows nothing of other runs', () => {
  const told = (only: string | null, during: unknown) => {
    const notes = new CauseNotes(only);
    notes.take({ index: 0, packetType: 3, cause: { ...call, during } });
    return explained(notes, publish)[0];
  };
  expect([told(null, 2), told(null, null), told(null, 'x'), told('hello', 2)]).toEqual([
    { ...call, during: 2 },
    { ...call, during: null },
    call,
    call,
  ]);
});

test('after a note that does not fit its packet no note is believed', () => {
  const notes = new CauseNotes();
  notes.take({ index: 0, packetType: 3, cause: call });
  notes.take({ index: 1, packetType: 3, cause: call });
  expect(explained(notes, connect, publish)).toEqual([undefined, undefined]);
});

test.each<[why: string, note: unknown]>([
  ['nothing', null],
  ['no index', { packetType: 3, cause: call }],
  ['an index that is no number', { index: '0', packetType: 3, cause: call }],
  ['an unknown reason', { index: 0, packetType: 3, cause: { by: 'library', why: 'weather' } }],
  ['a line that is no number', { index: 0, packetType: 3, cause: { ...call, line: '<b>' } }],
  ['a cell name without end', { index: 0, packetType: 3, cause: { ...call, cell: 'x'.repeat(10_000) } }],
])('%s is no note', (_, note) => {
  const notes = new CauseNotes();
  notes.take(note);
  expect(explained(notes, publish)).toEqual([undefined]);
});

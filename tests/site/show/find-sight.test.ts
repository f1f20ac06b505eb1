// Which packet of a run a link means, how an address names a packet, and what the reader is told when there is none.
import { describe, expect, it } from 'vitest';
import { newCell, type CellState } from '../../../src/notebook/cell.ts';
import { newNotebook } from '../../../src/notebook/notebook-state.ts';
import { findSight } from '../../../src/site/show/find-sight.ts';
import { namePacket } from '../../../src/site/show/name-packet.ts';
import { showStep } from '../../../src/site/show/show-step.ts';
import { readSight } from '../../../src/site/show/sight.ts';
import { showWords } from '../../../src/site/show/words/words.ts';
import { capturedPacket, connect, publish } from '../../capture/packets.ts';

const sight = (given: Record<string, string>) => readSight({ cell: 'absent', ...given }, ['absent', 'visit']);
const run = [
  capturedPacket(connect, { number: 1, clientId: 'lab/x/anna' }),
  capturedPacket(publish, { number: 3, clientId: 'lab/x/anna', direction: 'to-broker' }),
  capturedPacket(publish, { number: 2, clientId: 'lab/x/ben', direction: 'to-client' }),
  capturedPacket(publish, { number: 4, clientId: 'lab/x/ben', direction: 'to-client' }),
];

describe('a link means', () => {
  it('the n-th of the packets that pass, in the order in which they crossed', () => {
    const found = (given: Record<string, string>) => findSight(sight(given), run);
    expect(found({})).toMatchObject({ packet: { number: 1 } });
    expect(found({ filter: 'mqtt.msgtype == PUBLISH' })).toMatchObject({ packet: { number: 2 } });
    expect(found({ list: 'mqtt.msgtype == PUBLISH', nth: '3' })).toMatchObject({ packet: { number: 4 } });
    expect(found({ filter: 'mqtt.msgtype == PUBLISH', nth: '-3' })).toMatchObject({ packet: { number: 2 } });
    expect(found({ filter: 'mqtt.msgtype == PUBLISH', nth: '4' })).toEqual({ code: 'no-packet', passing: 3, of: 4 });
    expect(found({ field: 'Topic Name', nth: '2' })).toMatchObject({ packet: { number: 2 } });
    expect(found({ field: 'Topic Name' })).toEqual({ code: 'no-field', field: 'Topic Name' });
    expect(found({ ask: 'why' })).toEqual({ code: 'no-message' });
    expect(found({ ask: 'message', nth: '2' })).toMatchObject({ message: { topic: expect.any(String) as string } });
    expect(found({ ask: 'line' })).toEqual({ code: 'no-line' });
  });

  it('the same packet again when an address names it', () => {
    for (const captured of run) {
      const { filter, nth } = namePacket(captured, run);
      expect(findSight(sight({ filter, nth: String(nth) }), run)).toMatchObject({ packet: captured });
    }
    expect(namePacket(run[3] ?? capturedPacket(connect), run)).toEqual({
      filter: 'mqtt.msgtype == PUBLISH && lab.client contains "/ben" && lab.direction == "to-client"',
      nth: 2,
    });
  });
});

describe('a link', () => {
  const cell = (changes: Partial<CellState> = {}): CellState => ({
    ...newCell('absent', 'chapter', 'code'),
    needs: ['visit'],
    ...changes,
  });
  const step = (changes: Partial<CellState>, before: number | null = null, given = {}) =>
    showStep(
      sight(given),
      newNotebook([newCell('visit', 'chapter', 'code'), cell(changes)]),
      { execution: 2, packets: run },
      before,
    );
  const ran = { status: 'ok', execution: 2 } as const;

  it('offers to run a cell that has not run, with what that needs, and waits while it runs', () => {
    expect(step({})).toEqual({ kind: 'offer', needs: ['visit'] });
    expect(step({ foreign: 'code of a stranger' })).toEqual({ kind: 'foreign' });
    expect(step({ phase: 'queued' })).toEqual({ kind: 'running' });
    expect(step({ phase: 'busy' }, 0)).toEqual({ kind: 'running' });
    expect(step({}, 0)).toEqual({ kind: 'not-reached' });
    expect(step(ran, 2)).toEqual({ kind: 'not-reached' });
    expect(step(ran, 1)).toMatchObject({ kind: 'found' });
  });

  it('shows the packet of the last run, and of no run before it', () => {
    expect(step(ran)).toMatchObject({ kind: 'found', found: { packet: { number: 1 } } });
    expect(step({ ...ran, execution: 3 })).toMatchObject({ kind: 'missed', miss: { passing: 0, of: 0 } });
  });

  it('says that the reader has changed the cell when no packet is the one', () => {
    const missed = step({ ...ran, code: 'mine' }, null, { filter: 'mqtt.msgtype == PUBREL' });
    expect(missed).toEqual({
      kind: 'missed',
      miss: { code: 'no-packet', passing: 0, of: 4 },
      how: 'ok',
      changed: true,
    });
    if (missed.kind !== 'missed') throw new Error('it was found');
    const { miss, how } = missed;
    expect(showWords('en').missed('absent', miss, how, true)).toContain('You have changed the code');
    expect(showWords('zh-cn').missed('absent', miss, how, true)).toContain('你改过这个单元格的代码');
    expect(showWords('en').missed('absent', miss, how, false)).toContain('broker that is chosen now');
    expect(showWords('en').missed('absent', miss, 'error', true)).toContain('ended with an error');
  });
});

// What the panel looks at: this page's packets, or a file.
import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { PanelState } from '../../../src/inspector/panel/panel-state.ts';
import { completeRecording, type Source } from '../../../src/inspector/panel/source.ts';
import { Recording } from '../../../src/inspector/recording.ts';
import { connect, capturedPacket, publish } from '../../capture/packets.ts';

const newState = (): PanelState =>
  new PanelState({
    language: 'en',
    recording: new Recording((work) => work()),
    selected: signal(null),
    send: () => undefined,
    goToLine: () => undefined,
    lineNow: () => null,
    saveRun: () => Promise.resolve(),
    openRun: () => Promise.resolve(),
    broker: {
      openPort: () => new MessageChannel().port1,
      starts: signal(0),
      load: () => Promise.reject(new Error('not asked for')),
      loadPast: () => Promise.reject(new Error('not asked for')),
      chosen: signal('in-page' as const),
      mayUseInPage: signal(true),
      useInPage: () => undefined,
    },
    cellName: (cell) => cell,
    copyLink: () => Promise.resolve('copied'),
  });

describe('the state of the panel', () => {
  it('begins with the packets of the page', () => {
    const state = newState();
    expect(state.source.value).toBe(state.live);
    expect(state.live.recording).toBe(state.around.recording);
  });

  it('forgets, with another source, what was chosen in the one before', () => {
    const state = newState();
    const file: Source = {
      kind: 'capture',
      name: 'a.pcap',
      recording: completeRecording([capturedPacket(connect), capturedPacket(publish)]),
      epoch: 0,
      warnings: [],
    };
    for (const source of [file, state.live]) {
      state.selected.value = 2;
      state.filter.value = 'mqtt.msgtype == PUBLISH';
      state.moment.value = { packet: 2, time: 5 };
      state.show(source);
      expect(state.source.value).toBe(source);
      expect([state.selected.value, state.filter.value, state.moment.value]).toEqual([null, '', null]);
    }
  });

  it('goes from packet to packet through those that the pane shows, and takes the selection along', () => {
    const state = newState();
    const packets = [1, 2, 4, 7].map((number) => capturedPacket(publish, { number, time: number * 10 }));
    state.live.recording.packets.add(packets);
    state.step(1);
    expect(state.moment.value).toBe(null);
    state.step(-1);
    expect(state.moment.value).toEqual({ packet: 4, time: 40 });
    expect(state.selected.value).toBe(4);
    state.rows.value = packets.filter(({ number }) => number !== 2);
    state.step(-1);
    expect(state.moment.value).toEqual({ packet: 1, time: 10 });
    state.step(-1);
    expect(state.moment.value?.packet).toBe(1);
    state.rows.value = null;
    for (const captured of [2, 4, 7, 7]) {
      state.step(1);
      expect(state.moment.value?.packet).toBe(captured);
    }
  });

  it('shares the selection with the page, but not that of a file', () => {
    const state = newState();
    state.selected.value = 3;
    expect(state.around.selected.value).toBe(3);
    state.show({ ...state.live, kind: 'capture', recording: completeRecording([capturedPacket(connect)]) });
    state.selected.value = 1;
    expect(state.around.selected.value).toBe(3);
  });

  it('opens at what a link wants, and nothing else stays in force', () => {
    const state = newState();
    const packet = capturedPacket(publish, { number: 3 });
    state.followed.value = { by: 'line', cell: 'hello', execution: 1, line: 2 };
    state.openAt({ pane: 'broker', packet, moment: true, field: 'Topic Name', why: true }, null);
    expect([state.pane.value, state.selected.value, state.moment.value?.packet]).toEqual(['broker', 3, 3]);
    expect([state.field.value, state.asking.value]).toEqual([{ packet: 3, name: 'Topic Name' }, true]);
    expect([state.followed.value, state.asked.value]).toEqual([null, 1]);
    const fault = { draft: { ...state.fault.value, kind: 'cut' as const }, filter: 'mqtt.msgtype == PUBACK' };
    state.openAt({ pane: 'faults', filter: 'mqtt.qos == 1', fault, focus: false }, null);
    expect([state.moment.value, state.selected.value, state.field.value]).toEqual([null, null, null]);
    expect([state.filter.value, state.fault.value.kind, state.faultFilter.value]).toEqual([
      'mqtt.qos == 1',
      'cut',
      'mqtt.msgtype == PUBACK',
    ]);
    expect([state.asked.value, state.quiet]).toEqual([1, true]);
  });

  it('goes back to the packets of the page for those of a line', () => {
    const state = newState();
    state.show({ ...state.live, kind: 'capture', recording: completeRecording([capturedPacket(connect)]) });
    state.pane.value = 'faults';
    state.filter.value = 'mqtt.qos == 2';
    state.showLine({ cell: 'hello', execution: 2, line: 7 }, 12, null);
    expect(state.source.value).toBe(state.live);
    expect(state.followed.value).toEqual({ by: 'line', cell: 'hello', execution: 2, line: 7 });
    expect([state.open.value, state.pane.value, state.filter.value, state.selected.value]).toEqual([
      true,
      'packets',
      '',
      12,
    ]);
  });

  it('shows a message alone and all of it, and the filter comes back behind it', () => {
    const state = newState();
    const message = { topic: 'lab/x', payload: new Uint8Array([1]) };
    state.filter.value = 'mqtt.qos == 2';
    state.follow(message);
    expect([state.followed.value, state.filter.value]).toEqual([{ by: 'message', ...message }, '']);
    state.unfollow();
    expect([state.followed.value, state.filter.value]).toEqual([null, 'mqtt.qos == 2']);
    state.follow(message);
    state.filter.value = 'PUBACK';
    state.unfollow();
    expect(state.filter.value).toBe('PUBACK');
  });
});

it('a complete recording lets no packet go', () => {
  const many = Array.from({ length: 200_001 }, () => capturedPacket(connect));
  const { packets } = completeRecording(many);
  expect([packets.length, packets.gone]).toEqual([many.length, 0]);
});

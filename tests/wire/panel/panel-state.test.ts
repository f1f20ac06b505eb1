// What the panel looks at: this page's packets, or a file.
import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { PanelState } from '../../../src/wire/panel/panel-state.ts';
import { completeRecording, type Source } from '../../../src/wire/panel/source.ts';
import { Recording } from '../../../src/wire/recording.ts';
import { connect, frameOf, publish } from '../packets.ts';

const newState = (): PanelState =>
  new PanelState({
    language: 'en',
    recording: new Recording((work) => work()),
    send: () => undefined,
    goToLine: () => undefined,
    broker: {
      openPort: () => new MessageChannel().port1,
      load: () => Promise.reject(new Error('not asked for')),
      chosen: signal('in-page' as const),
      useInPage: () => undefined,
    },
    cellName: (cell) => cell,
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
      recording: completeRecording([frameOf(connect), frameOf(publish)]),
      epoch: 0,
      warnings: [],
    };
    for (const source of [file, state.live]) {
      state.selected.value = 2;
      state.filter.value = 'mqtt.msgtype == PUBLISH';
      state.moment.value = 5;
      state.show(source);
      expect(state.source.value).toBe(source);
      expect([state.selected.value, state.filter.value, state.moment.value]).toEqual([null, '', null]);
    }
  });
});

it('a complete recording lets no frame go', () => {
  const many = Array.from({ length: 200_001 }, () => frameOf(connect));
  const { frames } = completeRecording(many);
  expect([frames.length, frames.gone]).toEqual([many.length, 0]);
});

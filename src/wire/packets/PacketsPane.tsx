// The packets as Wireshark lists them: a filter, a row each, and beside (on a phone below) the chosen one opened.
import { useSignal } from '@preact/signals';
import type { PanelState } from '../panel/panel-state.ts';
import { FilterBox } from './FilterBox.tsx';
import { followMessage } from './follow-message.ts';
import { FrameDetails } from './FrameDetails.tsx';
import { knownValues } from './known-values.ts';
import { PacketTable } from './PacketTable.tsx';
import { useFiltered } from './use-filtered.ts';
import { packetWords } from './words/words.ts';
import '../frame-list.css';
import './packets.css';

export function PacketsPane({ state }: { state: PanelState }) {
  const { around, selected, filter, hidePings } = state;
  const { language } = around;
  const { kind, recording } = state.source.value;
  const { frames } = recording;
  const followed = useSignal<number | null>(null);
  const { rows, revision, problem } = useFiltered(state, followed);
  const text = packetWords(language);
  const frame = selected.value === null ? undefined : frames.byNumber(selected.value);
  const canFollow = frame !== undefined && followMessage(frames, frame.number) !== null;
  if (frames.length === 0) return <p class="lab-packets-empty">{kind === 'live' ? text.empty : text.emptyFile}</p>;
  return (
    <div class="lab-packets">
      <div class="lab-packets-tools">
        <FilterBox filter={filter} problem={problem} language={language} values={(name) => knownValues(frames, name)} />
        {filter.value !== '' && (
          <button type="button" onClick={() => (filter.value = '')}>
            {text.clearFilter}
          </button>
        )}
        <label>
          <input
            type="checkbox"
            checked={hidePings.value}
            onChange={(event) => (hidePings.value = event.currentTarget.checked)}
          />{' '}
          {text.hidePings}
        </label>
        {followed.value !== null ? (
          <button type="button" aria-pressed={true} onClick={() => (followed.value = null)}>
            {text.unfollow}
          </button>
        ) : (
          <button type="button" disabled={!canFollow} onClick={() => (followed.value = frame?.number ?? null)}>
            {text.follow}
          </button>
        )}
        <span class="lab-packets-count">
          {text.passing(rows.length, frames.length)} {frames.gone > 0 && text.gone(frames.gone)}
        </span>
      </div>
      <div class="lab-packets-split">
        <div class="lab-packets-list">
          <PacketTable
            rows={rows}
            revision={revision}
            selected={selected}
            growing={kind === 'live'}
            since={frames.at(0)?.time ?? 0}
            language={language}
          />
          {rows.length === 0 && <p class="lab-packets-empty">{text.noneLeft}</p>}
        </div>
        <section class="lab-packets-details" aria-label={text.details} tabIndex={0}>
          {frame === undefined ? (
            <p class="lab-packets-empty">{text.chooseOne}</p>
          ) : (
            <FrameDetails key={frame.number} frame={frame} language={language} around={around} />
          )}
        </section>
      </div>
    </div>
  );
}

// The packets as Wireshark lists them: a filter, a row each, and beside (on a phone below) the chosen one opened.
import { useMemo } from 'preact/hooks';
import { findExchange, type FoundExchange } from '../../capture/exchanges/find-exchange.ts';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import { beginningOf } from '../../capture/packet-sequence.ts';
import type { PanelState } from '../panel/panel-state.ts';
import { useMedia } from '../use-media.ts';
import { WhyMessage } from '../why/WhyMessage.tsx';
import { PacketDetails } from './PacketDetails.tsx';
import { PacketTable } from './PacketTable.tsx';
import { PacketTools } from './PacketTools.tsx';
import { RemarkForm } from './RemarkForm.tsx';
import { headHeight, rowHeights } from './rows-in-sight.ts';
import { useFiltered } from './use-filtered.ts';
import { useListLook } from './use-list-look.ts';
import { packetWords } from './words/words.ts';
import '../packet-list/packet-list.css';
import './packets.css';

export function PacketsPane({ state }: { state: PanelState }) {
  const { around, selected } = state;
  const { kind, recording } = state.source.value;
  const { packets } = recording;
  const { rows, revision, problem } = useFiltered(state);
  const look = useListLook(state);
  const rowHeight = rowHeights[useMedia('(pointer: coarse)') ? 'fingers' : 'mouse'];
  const text = packetWords(around.language);
  const captured = selected.value === null ? undefined : packets.byNumber(selected.value);
  const found = useMemo(() => captured && findExchange(packets, captured.number), [packets, captured]);
  const carrier = [captured, found?.begunBy].find((one) => one?.packet?.type === 'PUBLISH');
  const empty = kind === 'live' ? text.empty : text.emptyFile;
  // A filter that a link has set is seen before there are packets.
  if (packets.length === 0 && state.filter.value === '') return <p class="lab-packets-empty">{empty}</p>;
  return (
    <div class="lab-packets" style={{ '--lab-row-height': `${rowHeight}px`, '--lab-head-height': `${headHeight}px` }}>
      <PacketTools {...{ state, rows, revision, problem, carrier, look }} />
      <div class={`lab-packets-split${captured === undefined ? ' lab-packets-unsplit' : ''}`}>
        <div class="lab-packets-list">
          <PacketTable {...{ state, rows, revision, look, rowHeight }} />
          {rows.length === 0 && <p class="lab-packets-empty">{packets.length === 0 ? empty : text.noneLeft}</p>}
        </div>
        <section class="lab-packets-details" aria-label={text.details}>
          {captured === undefined ? (
            <p class="lab-packets-empty">{text.chooseOne}</p>
          ) : (
            <ChosenPacket {...{ state, captured, found, carrier }} />
          )}
        </section>
      </div>
    </div>
  );
}

interface ChosenPacketProps {
  state: PanelState;
  captured: CapturedPacket;
  found: FoundExchange | undefined;
  /** The PUBLISH that it is, or answers. */
  carrier: CapturedPacket | undefined;
}

function ChosenPacket({ state, captured, found, carrier }: ChosenPacketProps) {
  const { around, selected } = state;
  const { language } = around;
  const { recording, code } = state.source.value;
  return (
    <>
      <button type="button" class="lab-packets-back" onClick={() => (selected.value = null)}>
        {packetWords(language).closeDetails}
      </button>
      <RemarkForm key={`remark ${captured.number}`} {...{ captured, recording, language }} />
      {carrier !== undefined && <WhyMessage state={state} captured={carrier} open={state.asking} />}
      <PacketDetails
        key={captured.number}
        captured={captured}
        language={language}
        since={beginningOf(recording.packets)}
        field={state.field}
        around={code ?? around}
        {...(found?.answered && { request: found.answered })}
        onChoose={(number) => (selected.value = number)}
      />
    </>
  );
}

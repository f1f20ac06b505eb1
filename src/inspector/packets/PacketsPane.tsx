// The packets as Wireshark lists them: a filter, a row each, and beside (on a phone below) the chosen one opened.
import { useMemo } from 'preact/hooks';
import { findExchange } from '../../capture/exchanges/find-exchange.ts';
import { beginningOf } from '../../capture/packet-sequence.ts';
import type { PanelState } from '../panel/panel-state.ts';
import { WhyMessage } from '../why/WhyMessage.tsx';
import { PacketDetails } from './PacketDetails.tsx';
import { PacketTable } from './PacketTable.tsx';
import { PacketTools } from './PacketTools.tsx';
import { useFiltered } from './use-filtered.ts';
import { packetWords } from './words/words.ts';
import '../packet-list/packet-list.css';
import './packets.css';

export function PacketsPane({ state }: { state: PanelState }) {
  const { around, selected } = state;
  const { language } = around;
  const { kind, recording, code } = state.source.value;
  const { packets } = recording;
  const { rows, revision, problem } = useFiltered(state);
  const text = packetWords(language);
  const captured = selected.value === null ? undefined : packets.byNumber(selected.value);
  const found = useMemo(() => captured && findExchange(packets, captured.number), [packets, captured]);
  const carrier = [captured, found?.begunBy].find((one) => one?.packet?.type === 'PUBLISH');
  const empty = kind === 'live' ? text.empty : text.emptyFile;
  // A filter that a link has set is seen before there are packets.
  if (packets.length === 0 && state.filter.value === '') return <p class="lab-packets-empty">{empty}</p>;
  return (
    <div class="lab-packets">
      <PacketTools state={state} shown={rows.length} problem={problem} carrier={carrier} />
      <div class={`lab-packets-split${captured === undefined ? ' lab-packets-unsplit' : ''}`}>
        <div class="lab-packets-list">
          <PacketTable
            rows={rows}
            revision={revision}
            selected={selected}
            growing={kind === 'live'}
            moment={state.moment.value}
            since={beginningOf(packets)}
            language={language}
          />
          {rows.length === 0 && <p class="lab-packets-empty">{packets.length === 0 ? empty : text.noneLeft}</p>}
        </div>
        <section class="lab-packets-details" aria-label={text.details}>
          {captured === undefined ? (
            <p class="lab-packets-empty">{text.chooseOne}</p>
          ) : (
            <>
              <button type="button" class="lab-packets-back" onClick={() => (selected.value = null)}>
                {text.closeDetails}
              </button>
              {carrier !== undefined && <WhyMessage state={state} captured={carrier} open={state.asking} />}
              <PacketDetails
                key={captured.number}
                captured={captured}
                language={language}
                since={beginningOf(packets)}
                field={state.field}
                around={code ?? around}
                {...(found?.answered && { request: found.answered })}
                onChoose={(number) => (selected.value = number)}
              />
            </>
          )}
        </section>
      </div>
    </div>
  );
}

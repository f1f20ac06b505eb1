// What the packets pane shows alone, with the way back to all; and the message of the selected packet, to be followed.
import { useMemo } from 'preact/hooks';
import type { PanelState } from '../panel/panel-state.ts';
import { followMessage } from './follow-message.ts';
import { packetWords } from './words/words.ts';

export function FollowedBy({ state }: { state: PanelState }) {
  const { language, cellName } = state.around;
  const { packets } = state.source.value.recording;
  const text = packetWords(language);
  const number = state.selected.value;
  const followed = state.followed.value;
  const canFollow = useMemo(() => number !== null && followMessage(packets, number) !== null, [packets, number]);
  return (
    <>
      {followed !== null && (
        <button type="button" aria-pressed={true} onClick={() => (state.followed.value = null)}>
          {followed.by === 'message' ? text.unfollow : text.unfollowLine(cellName(followed.cell), followed.line)}
        </button>
      )}
      {followed?.by !== 'message' && (
        <button
          type="button"
          disabled={!canFollow}
          onClick={() => {
            if (number !== null) state.followed.value = { by: 'message', packet: number };
          }}
        >
          {text.follow}
        </button>
      )}
    </>
  );
}

// What the packets pane shows alone, with the way back to all; and the message of the selected packet, to be followed.
import type { PanelState } from '../panel/panel-state.ts';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import { messageOf } from './follow-message.ts';
import { packetWords } from './words/words.ts';

interface FollowedByProps {
  state: PanelState;
  /** The PUBLISH that the selected packet is, or answers. */
  carrier: CapturedPacket | undefined;
}

export function FollowedBy({ state, carrier }: FollowedByProps) {
  const { language, cellName } = state.around;
  const text = packetWords(language);
  const followed = state.followed.value;
  const message = messageOf(carrier);
  return (
    <>
      {followed !== null && (
        <button type="button" aria-pressed={true} onClick={() => state.unfollow()}>
          {followed.by === 'message' ? text.unfollow : text.unfollowLine(cellName(followed.cell), followed.line)}
        </button>
      )}
      {followed?.by !== 'message' && (
        <button type="button" disabled={message === null} onClick={() => message && state.follow(message)}>
          {text.follow}
        </button>
      )}
    </>
  );
}

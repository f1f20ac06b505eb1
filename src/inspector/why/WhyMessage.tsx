// The question why a client got the message of a packet, or not; asked when it is opened, and only then is its code fetched.
import { useSignal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import type { PanelState } from '../panel/panel-state.ts';
import type { WhyAnswer } from './WhyAnswer.tsx';
import { packetWords } from '../packets/words/words.ts';

interface Props {
  state: PanelState;
  /** A PUBLISH. */
  captured: CapturedPacket;
  /** Stays as it is from packet to packet. */
  open: Signal<boolean>;
}

export function WhyMessage({ state, captured: { number, clientId, direction }, open }: Props) {
  const answer = useSignal<typeof WhyAnswer | null>(null);
  const isOpen = open.value;
  useEffect(() => {
    if (isOpen) void import('./WhyAnswer.tsx').then((fetched) => (answer.value = fetched.WhyAnswer));
  }, [isOpen, answer]);
  const Answer = answer.value;
  return (
    <details class="lab-why-ask" open={isOpen} onToggle={(event) => (open.value = event.currentTarget.open)}>
      <summary>{packetWords(state.around.language).why}</summary>
      {isOpen && Answer !== null && (
        <Answer
          state={state}
          question={{ by: 'packet', packet: number }}
          {...(direction === 'to-client' && { clientId })}
        />
      )}
    </details>
  );
}

// The question why a client got the message of a packet, or not. It is asked when it is opened.
import type { Signal } from '@preact/signals';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import type { PanelState } from '../panel/panel-state.ts';
import { packetWords } from '../packets/words/words.ts';
import { WhyLater } from './WhyLater.tsx';

interface Props {
  state: PanelState;
  /** A PUBLISH. */
  captured: CapturedPacket;
  /** Stays as it is from packet to packet. */
  open: Signal<boolean>;
}

export function WhyMessage({ state, captured: { number, clientId, direction }, open }: Props) {
  const isOpen = open.value;
  return (
    <details class="lab-why-ask" open={isOpen} onToggle={(event) => (open.value = event.currentTarget.open)}>
      <summary>{packetWords(state.around.language).why}</summary>
      {isOpen && (
        <WhyLater
          state={state}
          question={{ by: 'packet', packet: number }}
          {...(direction === 'to-client' && { clientId })}
        />
      )}
    </details>
  );
}

// One packet in the list: when, whose, which way, what, how long; opened, every field and every byte.
import { Component } from 'preact';
import type { Language } from '../../language.ts';
import { clientName } from '../../capture/client-name.ts';
import { describe, packetFamily } from '../../capture/describe.ts';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import { PacketDetails } from '../packets/PacketDetails.tsx';
import { visible } from '../../capture/payload-text.ts';
import { words } from './words/words.ts';

interface PacketRowProps {
  captured: CapturedPacket;
  language: Language;
  since: number;
}

export class PacketRow extends Component<PacketRowProps, { open: boolean }> {
  override state = { open: false };

  /** Packets never change: of 500 rows only the new ones are rendered when packets come. */
  override shouldComponentUpdate(next: PacketRowProps, state: { open: boolean }): boolean {
    return next.captured !== this.props.captured || next.since !== this.props.since || state.open !== this.state.open;
  }

  override render({ captured, language, since }: PacketRowProps) {
    const text = words(language);
    const [name, details] = describe(captured, language);
    const toBroker = captured.direction === 'to-broker';
    const family = captured.packet === null ? 'malformed' : packetFamily(captured.packet.type);
    const redelivered = captured.packet?.type === 'PUBLISH' && captured.packet.dup;
    return (
      <li class={`lab-frame lab-frame-${family}${redelivered ? ' lab-frame-redelivered' : ''}`}>
        <details onToggle={(event) => this.setState({ open: event.currentTarget.open })}>
          <summary>
            <span class="lab-frame-time">{seconds(captured.time - since)}</span>
            <span class="lab-frame-client" title={visible(captured.clientId)}>
              {clientName(captured.clientId) || text.noClientId(captured.connection)}
            </span>
            <span class="lab-frame-arrow" role="img" aria-label={toBroker ? text.toBroker : text.toClient}>
              {toBroker ? '→' : '←'}
            </span>
            <span class="lab-frame-line">
              <b>{captured.packet === null ? text.malformed : name}</b> {details}
            </span>
            <span class="lab-frame-size">{text.bytes(captured.bytes.length)}</span>
          </summary>
          {this.state.open && <PacketDetails captured={captured} language={language} />}
        </details>
      </li>
    );
  }
}

/** Client Identifiers of the book are topics of the reader; the last level is the name that the chapter uses. */

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(3)} s`;
}

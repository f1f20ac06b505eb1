// One packet in the list: when, whose, which way, what, how long; opened, every field and every byte.
import { Component } from 'preact';
import type { Language } from '../../language.ts';
import { clientName } from '../../capture/client-name.ts';
import { describe, packetFamily } from '../../capture/describe.ts';
import type { Frame } from '../../capture/captured-packet.ts';
import { FrameDetails } from '../packets/PacketDetails.tsx';
import { visible } from '../../capture/payload-text.ts';
import { words } from './words/words.ts';

interface FrameRowProps {
  frame: Frame;
  language: Language;
  since: number;
}

export class FrameRow extends Component<FrameRowProps, { open: boolean }> {
  override state = { open: false };

  /** Frames never change: of 500 rows only the new ones are rendered when packets come. */
  override shouldComponentUpdate(next: FrameRowProps, state: { open: boolean }): boolean {
    return next.frame !== this.props.frame || next.since !== this.props.since || state.open !== this.state.open;
  }

  override render({ frame, language, since }: FrameRowProps) {
    const text = words(language);
    const [name, details] = describe(frame, language);
    const toBroker = frame.direction === 'to-broker';
    const family = frame.packet === null ? 'malformed' : packetFamily(frame.packet.type);
    const redelivered = frame.packet?.type === 'PUBLISH' && frame.packet.dup;
    return (
      <li class={`lab-frame lab-frame-${family}${redelivered ? ' lab-frame-redelivered' : ''}`}>
        <details onToggle={(event) => this.setState({ open: event.currentTarget.open })}>
          <summary>
            <span class="lab-frame-time">{seconds(frame.time - since)}</span>
            <span class="lab-frame-client" title={visible(frame.clientId)}>
              {clientName(frame.clientId) || text.noClientId(frame.connection)}
            </span>
            <span class="lab-frame-arrow" role="img" aria-label={toBroker ? text.toBroker : text.toClient}>
              {toBroker ? '→' : '←'}
            </span>
            <span class="lab-frame-line">
              <b>{frame.packet === null ? text.malformed : name}</b> {details}
            </span>
            <span class="lab-frame-size">{text.bytes(frame.bytes.length)}</span>
          </summary>
          {this.state.open && <FrameDetails frame={frame} language={language} />}
        </details>
      </li>
    );
  }
}

/** Client Identifiers of the book are topics of the reader; the last level is the name that the chapter uses. */

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(3)} s`;
}

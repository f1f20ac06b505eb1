// One packet in the list: its time, client, direction, contents and size. Opened, it shows every field and every byte.
import { Component } from 'preact';
import type { Language } from '../../language.ts';
import { placeTime, type CapturedPacket } from '../../capture/captured-packet.ts';
import { inSeconds } from '../in-seconds.ts';
import { PacketDetails } from '../packets/PacketDetails.tsx';
import { packetLine } from './packet-line.ts';
import { words } from './words/words.ts';

export interface PacketRowProps {
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
    const line = packetLine(captured, language);
    return (
      <li class={`lab-cell-packet${line.redelivered ? ' lab-packet-redelivered' : ''}`} data-family={line.family}>
        <details onToggle={(event) => this.setState({ open: event.currentTarget.open })}>
          <summary>
            <span class="lab-cell-packet-time">{inSeconds(placeTime(captured) - since)} s</span>
            <span class="lab-cell-packet-client" title={line.clientTitle}>
              {line.client}
            </span>
            <span class="lab-cell-packet-arrow" role="img" aria-label={line.direction}>
              {line.arrow}
            </span>
            <span class="lab-cell-packet-line" title={line.whole}>
              <b>{line.name}</b> {line.details}
            </span>
            <span class="lab-cell-packet-size">{words(language).bytes(captured.bytes.length)}</span>
          </summary>
          {this.state.open && <PacketDetails captured={captured} language={language} since={since} />}
        </details>
      </li>
    );
  }
}

// What the page remembers of the wire: packets, connections and the faults in force. Views read it when `version`
// changes; a flood of packets changes that once a repaint of the screen.
import { signal, type Signal } from '@preact/signals';
import type { FaultRule } from '../wire/faults/fault-rule.ts';
import { PacketStore } from '../capture/packet-store.ts';
import type { FromWire } from '../wire/page-protocol.ts';
import type { CapturedPacket, Remark } from '../capture/captured-packet.ts';
import type { ConnectionEvent } from '../capture/connection-event.ts';

/** Connection events that are kept. */
const connectionsKept = 20_000;

export class Recording {
  readonly packets: PacketStore;
  readonly connections: ConnectionEvent[] = [];
  readonly faults: Signal<readonly FaultRule[]> = signal([]);
  /** Rises when packets or connections have come or gone. */
  readonly version = signal(0);
  /** Rises when the reader has marked a packet, or noted something at it. */
  readonly remarks = signal(0);
  #soon: (work: () => void) => void;
  #due = false;

  /** `soon`: calls its argument once, later; one change of `version` waits for it. */
  constructor(soon: (work: () => void) => void, packets = new PacketStore()) {
    this.#soon = soon;
    this.packets = packets;
  }

  take(message: FromWire): void {
    if (message.type === 'faults') this.faults.value = message.rules;
    else if (message.type === 'packets') this.packets.add(message.packets);
    else if (message.type === 'connection') {
      this.connections.push(message.connection);
      if (this.connections.length > connectionsKept) this.connections.splice(0, connectionsKept / 2);
    } else return;
    this.#change();
  }

  toggleMark(number: number): void {
    this.#remark(number, ({ marked, note = '' }) => ({ ...(!marked && { marked: true }), note }));
  }

  /** An empty text takes the note away. */
  writeNote(number: number, text: string): void {
    const note = text.trim();
    this.#remark(number, ({ marked, note: before = '' }) =>
      note === before ? null : { ...(marked && { marked }), note },
    );
  }

  /** `change`: what is to be its remark; null: as it is. */
  #remark(number: number, change: (captured: CapturedPacket) => Remark | null): void {
    const captured = this.packets.byNumber(number);
    const remark = captured && change(captured);
    if (!remark) return;
    this.packets.remark(number, remark);
    this.remarks.value += 1;
  }

  clear(): void {
    this.packets.clear();
    this.connections.length = 0;
    this.#change();
  }

  #change(): void {
    if (this.#due) return;
    this.#due = true;
    this.#soon(() => {
      this.#due = false;
      this.version.value += 1;
    });
  }
}

// One Network Connection: what is known about it and ends with it.
import type { Reading } from '../mqtt/decode-from-client.ts';
import { PacketCutter } from '../mqtt/packet-cutter.ts';
import type { ProtocolVersion, Will } from '../mqtt/packet.ts';
import { deadline, type Deadline } from './deadlines.ts';
import type { LatePackets } from './lateness.ts';
import type { Session } from './session.ts';
import type { Turns } from './shared-subscriptions.ts';
import type { Due } from './state.ts';
import type { IncomingAliases, OutgoingAliases } from './topic-alias.ts';

export class Connection {
  readonly id: number;
  readonly stream: PacketCutter;
  /** How its packets are read. */
  reading: Reading;
  /** The version of its CONNECT; 4 before that. */
  version: ProtocolVersion = 4;
  /** Whether its CONNECT had the bit that bridges set. */
  isBridge = false;
  /** Null until its CONNECT has been accepted. */
  session: Session | null = null;
  /** User name of its CONNECT, null when it had none. */
  username: string | null = null;
  will: Will | null = null;
  /** Milliseconds of silence after which it is closed: 1.5 × Keep Alive; 0 = never. */
  patience = 0;
  lastHeard = 0;
  /** Due while it waits for CONNECT, then when Keep Alive runs out. */
  readonly deadline: Deadline<Due> = deadline<Due>({ type: 'silence', connection: this });
  /** Due when unacknowledged packets are to be sent again. Null until the first one could be. */
  retry: Deadline<Due> | null = null;
  /** PUBLISH packets that are late on purpose. Null until the first one is. */
  late: LatePackets | null = null;
  /** Largest packet that the client takes. */
  maximumPacketSize = Infinity;
  /** Request Problem Information: whether refusals may say why in words. */
  wantsProblems = true;
  /** QoS 1 and 2 PUBLISHes that may be unacknowledged towards the client, and those that are. */
  window = 0;
  unacknowledged = 0;
  /** QoS 2 Packet Identifiers that the client opened on this connection: what its Receive Maximum counts. */
  receiving: Set<number> | null = null;
  incomingAliases: IncomingAliases | null = null;
  outgoingAliases: OutgoingAliases | null = null;
  #turns: Turns | null = null;
  /** The client does not read what was sent. */
  congested = false;

  constructor(id: number, maximumPacketSize: number, reading: Reading = {}) {
    this.id = id;
    this.reading = reading;
    this.stream = new PacketCutter(maximumPacketSize);
  }

  /** The client's turns in shared groups, as a publisher. */
  get turns(): Turns {
    return (this.#turns ??= new WeakMap());
  }
}

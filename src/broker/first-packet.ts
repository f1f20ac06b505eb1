// The answer to a first packet that is no proper CONNECT. A v5 client is told why. For two faults 3.1.1 has a return
// code. All other clients only see the close.
import { decodeFromClient } from '../mqtt/decode-from-client.ts';
import { endOfFirstString } from '../mqtt/first-string.ts';
import { MalformedPacket } from '../mqtt/malformed.ts';
import type { ProtocolVersion } from '../mqtt/packet.ts';
import { firstByteOf } from '../mqtt/packet-types.ts';
import * as ReasonCode from '../mqtt/reason-code.ts';
import { refuseConnect } from './connect.ts';
import { readUtf8 } from '../mqtt/utf8.ts';
import type { Connection } from './connection.ts';
import { disconnectClient } from './disconnect.ts';
import type { BrokerState } from './state.ts';

const nameOf31 = 'MQIsdp';

/**
 * Refuses and closes [MQTT5-4.13.1-1] [MQTT311-3.1.4-1]. `bytes`: the packet, or its beginning. The answer has no
 * properties, since nobody knows how large a packet this client takes.
 */
export function refuseFirstPacket(
  state: BrokerState,
  connection: Connection,
  { code, broken }: MalformedPacket,
  bytes: Uint8Array,
): void {
  const at = bytes[0] === firstByteOf.CONNECT ? levelOffset(bytes) : null;
  // Bridges set the highest bit.
  const level = at === null ? 0 : (bytes[at] ?? 0) & 0x7f;
  if (at !== null && level === 5 && broken !== 'protocolVersion') connection.version = 5;
  else if (at !== null && level >= 5 && state.options.unknownLevelAnswer === 'in-its-form')
    connection.version = writtenAs(bytes, at);
  // [MQTT311-3.1.2-2] [MQTT311-3.1.3-8] [MQTT5-3.1.2-2]
  const hasReturnCode = broken === 'protocolVersion' || code === ReasonCode.clientIdentifierNotValid;
  if (connection.version === 5 || hasReturnCode) refuseConnect(state, connection, code);
  else disconnectClient(state, connection, code);
}

/** Where the Protocol Level of a CONNECT stands, behind the Protocol Name; null when the bytes end before it. */
function levelOffset(bytes: Uint8Array): number | null {
  const at = endOfFirstString(bytes);
  return at < bytes.length ? at : null;
}

/**
 * The version whose form a CONNECT of a later level has. Each specification asks for its own answer to a level that it
 * does not know. Only a Property Length, or the name of 3.1, tells which of them the client follows. In doubt 5.
 */
function writtenAs(bytes: Uint8Array, levelAt: number): ProtocolVersion {
  if (readUtf8(bytes, levelAt - nameOf31.length, levelAt) === nameOf31) return 4;
  const forms: readonly ProtocolVersion[] = [5, 4];
  return forms.find((version) => isWellFormed(bytes.with(levelAt, version), version)) ?? 5;
}

function isWellFormed(connect: Uint8Array, version: ProtocolVersion): boolean {
  try {
    decodeFromClient(connect, version);
    return true;
  } catch (error) {
    if (error instanceof MalformedPacket) return false;
    throw error;
  }
}

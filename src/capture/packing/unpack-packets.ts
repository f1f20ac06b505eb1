// The packets of a message of the wire worker, read. They share the buffer of their bytes.
import type { CapturedPacket, UnreadPacket } from '../captured-packet.ts';
import { rowLength, type PackedPackets } from './pack-packets.ts';
import { readPacket } from '../read-packet.ts';

/** In the order of their numbers; `timeOrigin` is taken off their times. */
export function unpackPackets(packed: PackedPackets, timeOrigin: number): CapturedPacket[] {
  const { rows, read } = packed;
  const packets: CapturedPacket[] = [];
  let next = 0;
  const addRead = (before: number): void => {
    for (let captured = read[next]; captured !== undefined && captured.number < before; captured = read[(next += 1)]) {
      captured.time -= timeOrigin;
      if (typeof captured.brokerTime === 'number') captured.brokerTime -= timeOrigin;
      packets.push(captured);
    }
  };
  for (let row = 0; row < rows.length; row += rowLength) {
    const captured = unread(packed, row, timeOrigin);
    if (read.length > 0) addRead(captured.number);
    packets.push(readPacket(captured));
  }
  addRead(Infinity);
  return packets;
}

function unread(
  { bytes, rows, origins, causes, topics }: PackedPackets,
  row: number,
  timeOrigin: number,
): UnreadPacket {
  const from = rows[row + 3] as number;
  const { connection, cell, execution, clientId, version, mqtt31 } = origins[from >> 1] as (typeof origins)[number];
  const atBroker = rows[row + 5] as number;
  const captured: UnreadPacket = {
    number: rows[row] as number,
    time: (rows[row + 1] as number) - timeOrigin,
    connection,
    cell,
    execution,
    clientId,
    direction: (from & 1) === 0 ? 'to-broker' : 'to-client',
    bytes: bytes.subarray(row === 0 ? 0 : rows[row - rowLength + 2], rows[row + 2]),
    version,
  };
  if (mqtt31 !== undefined) captured.mqtt31 = mqtt31;
  const cause = causes[rows[row + 4] as number];
  if (cause !== undefined) captured.cause = cause;
  if (!Number.isNaN(atBroker)) captured.atBroker = atBroker;
  const topic = topics[rows[row + 6] as number];
  if (topic !== undefined) captured.topic = topic;
  const brokerTime = rows[row + 7] as number;
  if (!Number.isNaN(brokerTime)) captured.brokerTime = brokerTime === -1 ? null : brokerTime - timeOrigin;
  return captured;
}

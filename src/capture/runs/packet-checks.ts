// Packets and connections out of a file. Packets are decoded anew: a file cannot make the views believe a packet that
// its bytes are not.
import {
  choice,
  fitting,
  integer,
  list,
  number,
  oneOf,
  orNull,
  record,
  text,
  truth,
  type Check,
} from '../../checks.ts';
import { rules, type RuleName } from '../../mqtt/rules.ts';
import { noteAtMost, type CapturedPacket, type PacketFault } from '../captured-packet.ts';
import type { PacketCause } from '../packet-cause.ts';
import type { ConnectionEvent } from '../connection-event.ts';
import { readPacket, withPart } from '../read-packet.ts';
import { bytes } from './bytes-check.ts';

const name = text(1000);

const cause = choice<PacketCause>('by', {
  call: record(
    { by: oneOf('call'), cell: name, execution: integer(), line: integer(1), call: name },
    { during: orNull(integer()) },
  ),
  library: record({
    by: oneOf('library'),
    why: oneOf('keep-alive', 'acknowledgement', 'redelivery', 'reconnect', 'resubscribe'),
  }),
});

const rule = integer();
const plain = record({ rule, kind: oneOf('dropped', 'held', 'reordered') });
const changed = record({ rule, kind: oneOf('truncated', 'corrupted'), received: bytes });
const fault = choice<PacketFault>('kind', {
  dropped: plain,
  held: plain,
  reordered: plain,
  delayed: record({ rule, kind: oneOf('delayed'), milliseconds: number }),
  duplicate: record({ rule, kind: oneOf('duplicate'), of: integer() }),
  truncated: changed,
  corrupted: changed,
  cut: record({ rule, kind: oneOf('cut'), dropped: truth }),
});

const ruleName = fitting(
  'the name of a rule',
  (value): value is RuleName => typeof value === 'string' && Object.hasOwn(rules, value),
);
const onlyTrue = fitting('true', (value): value is true => value === true);
const note = fitting(
  `a text of 1 to ${noteAtMost} characters`,
  (value): value is string => typeof value === 'string' && value.length > 0 && value.length <= noteAtMost,
);
const malformed = record({ message: text(10_000), rule: name, offset: integer() }, { broken: ruleName });

const given = record(
  {
    number: integer(1),
    time: number,
    connection: integer(1),
    cell: name,
    execution: integer(),
    clientId: text(65_535),
    direction: oneOf('to-broker', 'to-client'),
    bytes,
    version: oneOf(4, 5),
  },
  {
    brokerTime: orNull(number),
    mqtt31: onlyTrue,
    atBroker: integer(),
    topic: text(65_535),
    cause,
    fault,
    malformed,
    marked: onlyTrue,
    note,
  },
);

export const capturedPacket: Check<CapturedPacket> = (value, place) => {
  const read = given(value, place);
  if (read.malformed === undefined) return readPacket(read);
  const captured: CapturedPacket = { ...read, packet: null };
  // Only bytes that break a rule of the specification are those of a packet.
  return read.malformed.broken === undefined ? captured : withPart(captured);
};

export const connections: Check<ConnectionEvent[]> = list(
  record(
    {
      connection: integer(1),
      time: number,
      cell: name,
      execution: integer(),
      event: oneOf('opened', 'closed'),
      url: text(10_000),
      by: oneOf('client', 'broker', 'fault', 'flood', 'page'),
    },
    { unsent: integer(1) },
  ),
  100_000,
);

/** What `capturedPacket` reads. */
export function packetData(captured: CapturedPacket): object {
  const data: Partial<CapturedPacket> = { ...captured };
  delete data.packet;
  delete data.instead;
  delete data.noted;
  delete data.part;
  return data;
}

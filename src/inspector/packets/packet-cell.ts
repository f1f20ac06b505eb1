// What a cell of the list says of a packet. Pure.
import { clientTime, type CapturedPacket } from '../../capture/captured-packet.ts';
import { packetFields, type FieldValue } from '../../capture/filter/packet-fields.ts';
import { visible } from '../../capture/payload-text.ts';
import type { PacketLine } from '../packet-list/packet-line.ts';
import type { Column } from './packet-columns.ts';
import { momentText, sincePrevious, timeText, type TimeScale } from './time-format.ts';

export interface PacketCell {
  text: string;
  /** The whole of what is cut. */
  title?: string;
  /** What is spoken in the place of signs. */
  spoken?: string;
}

export interface ListedPacket {
  captured: CapturedPacket;
  /** The one before it in the list. */
  previous: CapturedPacket | undefined;
  line: PacketLine;
  scale: TimeScale;
}

export function packetCell(column: Column, { captured, previous, line, scale }: ListedPacket): PacketCell {
  switch (column) {
    case 'number':
      return { text: `${captured.number}` };
    case 'time':
      return { text: timeText(captured, previous, scale) };
    case 'delta':
      return { text: sincePrevious(captured, previous) };
    case 'client-time':
      return { text: captured.brokerTime === undefined ? '' : momentText(clientTime(captured), scale) };
    case 'client':
      return { text: line.client, title: line.clientTitle };
    case 'direction':
      return { text: line.arrow, spoken: line.direction };
    case 'packet':
      return { text: line.name };
    case 'id':
      return { text: valuesOf(captured, 'mqtt.msgid').join() };
    case 'flags':
      return flags(captured);
    case 'topic': {
      const topics = valuesOf(captured, 'mqtt.topic').map((topic) => visible(String(topic)));
      return { text: topics.join(', '), title: topics.join(', ') };
    }
    case 'details':
      return { text: line.details, title: line.whole };
    case 'size':
      return { text: `${captured.bytes.length}` };
  }
}

/** QoS of a PUBLISH or of what a SUBSCRIBE asks for, and the flags that are set. */
function flags(captured: CapturedPacket): PacketCell {
  const qos = [...valuesOf(captured, 'mqtt.qos'), ...valuesOf(captured, 'mqtt.sub.qos')];
  const isSet = (name: string): boolean => valuesOf(captured, name)[0] === true;
  const set = [...(isSet('mqtt.dupflag') ? ['DUP'] : []), ...(isSet('mqtt.retain') ? ['RETAIN'] : [])];
  if (qos.length === 0) return { text: '' };
  const level = `QoS ${[...new Set(qos)].join()}`;
  const whole = [level, ...set].join(' ');
  return { text: [level, ...set.map((flag) => flag.slice(0, 1))].join(' '), title: whole, spoken: whole };
}

/** The values of the field that a display filter knows by that name. */
function valuesOf(captured: CapturedPacket, name: string): readonly FieldValue[] {
  const value = packetFields[name]?.get(captured);
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

function isList(value: FieldValue | readonly FieldValue[]): value is readonly FieldValue[] {
  return Array.isArray(value);
}

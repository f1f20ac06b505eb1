// Reads the properties of a packet or will: known, allowed in this packet, once unless repeatable, in range.
// [MQTT5-2.2.2]
import type { Properties } from './packet.ts';
import { propertyById, type PropertyOwner, type PropertyRow } from './properties.ts';
import type { FieldValue, Reader } from './reader.ts';
import { isTopicName } from './topic.ts';

type PropertyValue = number | string | Uint8Array | number[] | [string, string][];

/** Undefined when the Property Length is 0. */
export function readProperties(reader: Reader, owner: PropertyOwner): Properties | undefined {
  const length = reader.variableByteInteger(owner === 'WILL' ? 'Will Property Length' : 'Property Length');
  if (length === 0) return undefined;
  reader.need(length);
  const { end, overrun } = reader;
  const values: Record<string, PropertyValue> = {};
  reader.end = reader.position + length;
  reader.overrun = 'propertyLength';
  while (reader.position < reader.end) readProperty(reader, owner, values);
  reader.end = end;
  reader.overrun = overrun;
  return values;
}

function readProperty(reader: Reader, owner: PropertyOwner, values: Record<string, PropertyValue>): void {
  const start = reader.position;
  const id = reader.variableByteInteger('Property Identifier');
  const property = propertyById(id);
  if (property === undefined) throw reader.broken('propertyUnknown', start);
  const section = property.in[owner];
  if (section === undefined) throw reader.broken('propertyNotHere', start);
  const before = values[property.name];
  if (before !== undefined && !property.repeatable.includes(owner))
    throw reader.broken('propertyTwice', start, `MQTT5-${section}`);

  if (property.type === 'pair') {
    const list = (before ?? []) as [string, string][];
    // [MQTT5-1.5.7-1]: both are UTF-8 Encoded Strings; their order is kept [MQTT5-3.3.2-18]
    const name = reader.utf8('Name');
    const value = reader.utf8('Value');
    list.push([name, value]);
    values[property.name] = list;
    if (reader.visit !== null) report(reader, property, `${name}=${value}`, start, section);
    return;
  }
  const at = reader.position;
  const value = readValue(reader, property);
  if (typeof value === 'number' && (value < property.minimum || value > property.maximum)) {
    const clause = property.valueRule === 'propertyValue' ? `MQTT5-${section}` : undefined;
    throw reader.broken(property.valueRule, at, clause);
  }
  // [MQTT5-3.3.2-14] (and 4.7.3-1: at least one character)
  if (property.name === 'responseTopic' && !isTopicName(value as string)) throw reader.broken('responseTopic', at + 2);
  if (property.name === 'subscriptionIdentifier') {
    const list = (before ?? []) as number[];
    list.push(value as number);
    values[property.name] = list;
  } else {
    values[property.name] = value;
  }
  if (reader.visit !== null) report(reader, property, value, start, section);
}

function readValue(reader: Reader, property: PropertyRow): number | string | Uint8Array {
  switch (property.type) {
    case 'byte':
      return reader.u8('Value');
    case 'u16':
      return reader.u16('Value');
    case 'u32':
      return reader.u32('Value');
    case 'variable':
      return reader.variableByteInteger('Value');
    case 'utf8':
      return reader.utf8('Value');
    case 'binary':
      return reader.binary('Value');
    case 'pair':
      throw new TypeError('A pair is read by readProperty');
  }
}

/** The whole property, identifier included; its parts were reported before. */
function report(reader: Reader, property: PropertyRow, value: FieldValue, start: number, section: string): void {
  reader.visit?.(property.title, value, start, reader.position, undefined, `MQTT5-${section}`);
}

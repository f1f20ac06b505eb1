// Writes the properties of a packet or will in the order of the object's keys. Checked by the same table as for
// reading.
import type { Properties } from './packet.ts';
import { propertyByName, type PropertyName, type PropertyOwner, type PropertyRow } from './properties.ts';
import { isTopicName } from './topic.ts';
import type { Writer } from './writer.ts';

/** Writes the Property Length (0 when there are none [MQTT5-2.2.2-1]) and the properties. */
export function writeProperties(writer: Writer, owner: PropertyOwner, properties: Properties | undefined): void {
  if (properties === undefined) {
    writer.u8(0);
    return;
  }
  const start = writer.position;
  for (const name in properties) {
    const value: unknown = properties[name as PropertyName];
    if (value === undefined) continue;
    const property = propertyByName(name);
    if (property === undefined) throw writer.broken('propertyUnknown');
    if (property.in[owner] === undefined) throw writer.broken('propertyNotHere');
    writeProperty(writer, owner, property, value);
  }
  writer.prefixLength(start);
}

/** True when there is nothing to write, so that a short form of the packet may be used. */
export function hasNoProperties(properties: Properties | undefined): boolean {
  for (const name in properties) {
    const value: unknown = properties[name as PropertyName];
    if (value !== undefined && !(Array.isArray(value) && value.length === 0)) return false;
  }
  return true;
}

function writeProperty(writer: Writer, owner: PropertyOwner, property: PropertyRow, value: unknown): void {
  switch (property.type) {
    case 'pair':
      for (const [name, text] of value as [string, string][]) {
        writer.u8(property.id);
        writer.utf8(name);
        writer.utf8(text);
      }
      return;
    case 'variable':
      if ((value as number[]).length > 1 && !property.repeatable.includes(owner)) throw writer.broken('propertyTwice');
      for (const number of value as number[]) {
        checkRange(writer, property, number);
        writer.u8(property.id);
        writer.variableByteInteger(number);
      }
      return;
    case 'utf8':
      if (property.name === 'responseTopic' && !isTopicName(value as string)) throw writer.broken('responseTopic');
      writer.u8(property.id);
      writer.utf8(value as string);
      return;
    case 'binary':
      writer.u8(property.id);
      writer.binary(value as Uint8Array);
      return;
    case 'byte':
    case 'u16':
    case 'u32':
      checkRange(writer, property, value as number);
      writer.u8(property.id);
      if (property.type === 'byte') writer.u8(value as number);
      else if (property.type === 'u16') writer.u16(value as number);
      else writer.u32(value as number);
      return;
  }
}

function checkRange(writer: Writer, property: PropertyRow, value: number): void {
  if (value < property.minimum || value > property.maximum) throw writer.broken(property.valueRule);
}

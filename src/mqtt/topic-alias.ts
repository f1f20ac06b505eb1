// The Topic Alias of a PUBLISH, found without reading the rest of the packet. [MQTT5-3.3.2.3.4]
import { endOfFirstString } from './first-string.ts';
import { propertyById } from './properties.ts';
import { readVariableByteInteger, writtenLength } from './variable-byte-integer.ts';

const topicAlias = 0x23;

/** 0 when the PUBLISH of MQTT 5 has none, or its properties cannot be read so far. */
export function topicAliasOf(publish: Uint8Array): number {
  const lengthAt = endOfFirstString(publish) + (((publish[0] ?? 0) & 0x06) === 0 ? 0 : 2);
  // Most packets have no properties.
  if ((publish[lengthAt] ?? 0) === 0) return 0;
  const length = readVariableByteInteger(publish, lengthAt, publish.length);
  let at = lengthAt + writtenLength(publish, lengthAt);
  const end = Math.min(at + length, publish.length);
  while (at < end) {
    const id = publish[at] as number;
    if (id === topicAlias) return at + 3 <= end ? twoBytes(publish, at + 1) : 0;
    const behind = endOfValue(publish, id, at + 1);
    if (behind === null) return 0;
    at = behind;
  }
  return 0;
}

/** Null when no property has this identifier. */
function endOfValue(bytes: Uint8Array, id: number, at: number): number | null {
  switch (propertyById(id)?.type) {
    case 'byte':
      return at + 1;
    case 'u16':
      return at + 2;
    case 'u32':
      return at + 4;
    case 'variable':
      return at + writtenLength(bytes, at);
    case 'utf8':
    case 'binary':
      return endOfText(bytes, at);
    case 'pair':
      return endOfText(bytes, endOfText(bytes, at));
    case undefined:
      return null;
  }
}

function endOfText(bytes: Uint8Array, at: number): number {
  return at + 2 + twoBytes(bytes, at);
}

function twoBytes(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

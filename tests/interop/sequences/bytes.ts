// Packets of a client, put together byte by byte: also those that no encoder writes.

export type Bytes = readonly number[];

export const text = (words: string): Bytes => {
  const bytes = [...new TextEncoder().encode(words)];
  return [bytes.length >> 8, bytes.length & 0xff, ...bytes];
};

export const u16 = (value: number): Bytes => [value >> 8, value & 0xff];
export const u32 = (value: number): Bytes => [...u16(value >>> 16), ...u16(value & 0xffff)];

export function variable(value: number): Bytes {
  const bytes: number[] = [];
  do {
    bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value >>>= 7;
  } while (value > 0);
  return bytes;
}

/** A packet with its Remaining Length. */
export const packet = (first: number, ...body: Bytes[]): Bytes => {
  const rest = body.flat();
  return [first, ...variable(rest.length), ...rest];
};

/** Property Length and properties. */
export const properties = (...all: Bytes[]): Bytes => {
  const bytes = all.flat();
  return [...variable(bytes.length), ...bytes];
};

export type Version = 3 | 4 | 5;

export interface ConnectParts {
  name?: Bytes;
  level?: number;
  flags?: number;
  properties?: Bytes;
  /** Everything behind the properties. */
  payload?: Bytes;
}

/** A CONNECT of the version, with the parts that are given in place of the usual ones. */
export function connect(version: Version, clientId: string, parts: ConnectParts = {}): Bytes {
  return packet(
    0x10,
    parts.name ?? text(version === 3 ? 'MQIsdp' : 'MQTT'),
    [parts.level ?? version, parts.flags ?? 0x02],
    u16(0),
    version === 5 ? (parts.properties ?? [0]) : [],
    parts.payload ?? text(clientId),
  );
}

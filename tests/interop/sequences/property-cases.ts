// Every property in every packet: with ordinary and wrong values, twice, cut, and where it does not belong.
import { connect, packet, properties, text, u16, u32, variable, type Bytes } from './bytes.ts';
import { badStrings, someone, type Add } from './odd-parts.ts';

type Kind = 'byte' | 'u16' | 'u32' | 'variable' | 'text' | 'binary' | 'pair';
const kinds: Record<number, Kind> = {
  1: 'byte',
  2: 'u32',
  3: 'text',
  8: 'text',
  9: 'binary',
  0x0b: 'variable',
  0x11: 'u32',
  0x12: 'text',
  0x13: 'u16',
  0x15: 'text',
  0x16: 'binary',
  0x17: 'byte',
  0x18: 'u32',
  0x19: 'byte',
  0x1a: 'text',
  0x1c: 'text',
  0x1f: 'text',
  0x21: 'u16',
  0x22: 'u16',
  0x23: 'u16',
  0x24: 'byte',
  0x25: 'byte',
  0x26: 'pair',
  0x27: 'u32',
  0x28: 'byte',
  0x29: 'byte',
  0x2a: 'byte',
};

/** Values of a kind, by name; the first is an ordinary one. */
const values: Record<Kind, Record<string, Bytes>> = {
  byte: { one: [1], zero: [0], two: [2], most: [255] },
  u16: { ten: u16(10), zero: u16(0), one: u16(1), most: u16(65_535) },
  u32: { thousand: u32(1000), zero: u32(0), one: u32(1), most: u32(0xffff_ffff) },
  variable: {
    ten: [10],
    zero: [0],
    one: [1],
    most: variable(268_435_455),
    'of five bytes': [0x80, 0x80, 0x80, 0x80, 1],
    overlong: [0x81, 0],
  },
  text: { p: text('p'), ...badStrings, '#': text('#') },
  binary: { p: text('p'), empty: [0, 0], bytes: [0, 2, 0, 0xff], 'longer than the packet': [0xff, 0xff, 0x61] },
  pair: {
    'k=v': [...text('k'), ...text('v')],
    empty: [0, 0, 0, 0],
    'k=': [...text('k'), 0, 0],
    '=v': [0, 0, ...text('v')],
    ...Object.fromEntries(
      Object.entries(badStrings)
        .filter(([name]) => name !== 'empty')
        .flatMap(([name, bad]) => [
          [`${name}=v`, [...bad, ...text('v')]],
          [`k=${name}`, [...text('k'), ...bad]],
        ]),
    ),
  },
};

/** Makes a packet with the properties. */
type Carrier = (properties: Bytes) => { connected: boolean; bytes: Bytes };
const carriers: Record<string, Carrier> = {
  CONNECT: (p) => ({ connected: false, bytes: connect(5, someone(), { properties: p }) }),
  WILL: (p) => ({
    connected: false,
    bytes: connect(5, someone(), { flags: 0x06, payload: [...text(someone()), ...p, ...text('w'), ...text('x')] }),
  }),
  PUBLISH: (p) => ({ connected: true, bytes: packet(0x32, text('t'), u16(1), p, [0x78]) }),
  'PUBLISH QoS 0': (p) => ({ connected: true, bytes: packet(0x30, text('t'), p, [0x78]) }),
  'PUBLISH without topic': (p) => ({ connected: true, bytes: packet(0x32, text(''), u16(1), p, [0x78]) }),
  PUBACK: (p) => ({ connected: true, bytes: packet(0x40, u16(1), [0], p) }),
  PUBREC: (p) => ({ connected: true, bytes: packet(0x50, u16(1), [0], p) }),
  PUBREL: (p) => ({ connected: true, bytes: packet(0x62, u16(1), [0], p) }),
  PUBCOMP: (p) => ({ connected: true, bytes: packet(0x70, u16(1), [0], p) }),
  SUBSCRIBE: (p) => ({ connected: true, bytes: packet(0x82, u16(1), p, text('t'), [0]) }),
  UNSUBSCRIBE: (p) => ({ connected: true, bytes: packet(0xa2, u16(1), p, text('t')) }),
  DISCONNECT: (p) => ({ connected: true, bytes: packet(0xe0, [0], p) }),
  AUTH: (p) => ({ connected: true, bytes: packet(0xf0, [0], p) }),
  CONNACK: (p) => ({ connected: true, bytes: packet(0x20, [0, 0], p) }),
  SUBACK: (p) => ({ connected: true, bytes: packet(0x90, u16(1), p, [0]) }),
  UNSUBACK: (p) => ({ connected: true, bytes: packet(0xb0, u16(1), p, [0]) }),
};

export function allProperties(add: Add): void {
  for (const [owner, carrier] of Object.entries(carriers)) {
    const put = (title: string, bytes: Bytes): void => {
      const made = carrier(bytes);
      add(`${owner}: ${title}`, 5, made.connected, made.bytes);
    };
    for (const id of [0, 4, 0x2b, 0x7f]) put(`unknown property ${id}`, properties([id, 1]));
    put('unknown property 0x80 0x01', properties([0x80, 1, 1]));
    put('a property identifier of five bytes', properties([0x80, 0x80, 0x80, 0x80, 1, 1]));
    put('an overlong Property Length', [0x80, 0]);
    put('a Property Length of five bytes', [0x80, 0x80, 0x80, 0x80, 0]);
    put('a Property Length beyond the packet', [100]);
    put('no Property Length', []);
    for (const [id, kind] of Object.entries(kinds)) {
      const all = Object.entries(values[kind]);
      for (const [name, value] of all)
        put(`property 0x${Number(id).toString(16)} = ${name}`, properties([Number(id), ...value]));
      const ordinary = [Number(id), ...(all[0]?.[1] ?? [])];
      put(`property 0x${Number(id).toString(16)} twice`, properties(ordinary, ordinary));
      put(`property 0x${Number(id).toString(16)} cut`, properties(ordinary.slice(0, -1)));
      put(`property 0x${Number(id).toString(16)} without value`, properties([Number(id)]));
    }
  }
}

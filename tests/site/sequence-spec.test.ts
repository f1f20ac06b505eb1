import { describe, expect, it } from 'vitest';
import { sequenceSpec } from '../../src/site/sequence-spec.ts';

const page = 'content/04-qos/en.mdx';
const there = ['handshake', 'fan-out'];
const read = (given: Record<string, unknown>) => sequenceSpec(given, there, page);

describe('what a sequence diagram of a chapter draws', () => {
  it('is read from its attributes', () => {
    expect(read({ cells: 'handshake, fan-out', clients: 'anna,ben', filter: 'mqtt.qos == 2' })).toEqual({
      cells: ['handshake', 'fan-out'],
      clients: ['anna', 'ben'],
      filter: 'mqtt.qos == 2',
    });
    expect(read({ cells: 'handshake', clients: 'anna' }).filter).toBe('');
  });

  it.each([
    [{ clients: 'anna' }, 'cells', 'the names of cells', 'nothing'],
    [{ cells: 'hand-shake', clients: 'anna' }, 'cells', 'cells of the chapter (handshake, fan-out)', '"hand-shake"'],
    [{ cells: 'handshake' }, 'clients', 'the names of clients', 'nothing'],
    [{ cells: 'handshake', clients: ' ' }, 'clients', 'the names of clients', '" "'],
    [{ cells: 'handshake', clients: 'anna,,ben' }, 'clients', 'with commas between', '"anna,,ben"'],
    [{ cells: 'handshake', clients: 'anna, anna' }, 'clients', 'each of the clients once', '"anna, anna"'],
    [{ cells: 'handshake', clients: 'anna', filter: 'mqtt.topik' }, 'filter', 'mqtt.topic', '"mqtt.topik"'],
    [{ cells: 'handshake', clients: 'anna', filter: 2 }, 'filter', 'a display filter', '2'],
    [{ cells: 'handshake', clients: 'anna', client: 'b' }, 'client', 'no other attribute', '"b"'],
  ])('%j stops the build', (given, key, expected, received) => {
    const message = errorOf(() => read(given));
    for (const part of [page, `<Sequence ${key}>`, expected, `received ${received}.`]) expect(message).toContain(part);
  });

  it('says so when the chapter has no cells', () => {
    expect(errorOf(() => sequenceSpec({ cells: 'a', clients: 'b' }, [], page))).toContain('the chapter has no cells');
  });
});

function errorOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  throw new Error('nothing was thrown');
}

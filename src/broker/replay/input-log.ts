// All inputs of a broker, in order, as text: one line of JSON for each. Replayed into a fresh broker with the same
// options, and so the same seed, they give the same effects and the same state, byte for byte.
import type { Effect, Input } from '../boundary.ts';
import type { Broker } from '../broker.ts';

/** An input and the `now` that came with it. */
export interface LoggedInput {
  now: number;
  input: Input;
}

export class InputLogError extends Error {
  override readonly name = 'InputLogError';
  /** From 1. */
  readonly line: number;

  constructor(line: number, message: string, cause?: unknown) {
    super(`line ${line}: ${message}`, { cause });
    this.line = line;
  }
}

/** Gives the inputs to the broker, one with each step, and yields its effects. */
export function* replay(broker: Broker, log: Iterable<LoggedInput>): Generator<Effect[], void> {
  for (const { now, input } of log) yield broker.handle(input, now);
}

/**
 * One line, without its end: `{"now":1000,"type":"bytes","connection":1,"bytes":"c000"}`; bytes in hexadecimal digits.
 */
export function encodeInput({ now, input }: LoggedInput): string {
  return JSON.stringify({ now, ...input, ...(input.type === 'bytes' && { bytes: toHex(input.bytes) }) });
}

/** The inputs in lines of `encodeInput`. Empty lines are passed over. Throws InputLogError. */
export function decodeInputs(text: string): LoggedInput[] {
  return text.split('\n').flatMap((line, index) => (line === '' ? [] : [decodeInput(line, index + 1)]));
}

function decodeInput(line: string, number: number): LoggedInput {
  let entry: unknown;
  try {
    entry = JSON.parse(line);
  } catch (cause) {
    throw new InputLogError(number, 'this is no JSON', cause);
  }
  const input = inputFrom(entry as Record<string, unknown> | null);
  if (input === null) throw new InputLogError(number, 'this is no input of a broker');
  return input;
}

function inputFrom(entry: Record<string, unknown> | null): LoggedInput | null {
  const { now, type, connection, congested, bytes } = entry ?? {};
  if (typeof now !== 'number') return null;
  if (type === 'tick' || type === 'shutdown') return { now, input: { type } };
  if (typeof connection !== 'number') return null;
  if (type === 'open' || type === 'closed') return { now, input: { type, connection } };
  if (type === 'congestion' && typeof congested === 'boolean') return { now, input: { type, connection, congested } };
  const data = typeof bytes === 'string' ? fromHex(bytes) : null;
  return type === 'bytes' && data !== null ? { now, input: { type, connection, bytes: data } } : null;
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function fromHex(digits: string): Uint8Array | null {
  if (!/^(?:[0-9a-f]{2})*$/.test(digits)) return null;
  return Uint8Array.from({ length: digits.length / 2 }, (_, n) => Number.parseInt(digits.slice(2 * n, 2 * n + 2), 16));
}

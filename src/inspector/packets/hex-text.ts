// The bytes of a packet in hex, as they are shown: no password stands in it. Pure.
import type { Field } from '../../mqtt/dissect.ts';
import { isSecret } from './field-text.ts';

export function hexText(bytes: Uint8Array, fields: readonly Field[]): string {
  return Array.from(bytes, (byte, at) => (isSecret(fields, at) ? '••' : byte.toString(16).padStart(2, '0'))).join(' ');
}

// Bytes out of a recorded run.
import { wrong, type Check } from '../../checks.ts';
import { fromBase64 } from '../base64.ts';

export const bytes: Check<Uint8Array> = (value, place) => {
  const encoded = (value as { base64?: unknown } | null)?.base64;
  return (typeof encoded === 'string' ? fromBase64(encoded) : null) ?? wrong(place, 'bytes in base64', value);
};

// Texts in the broker's configuration file: what MQTT can carry.
import { CheckError, fitting, type Check } from '../checks.ts';

export const text = fitting('text', isText);

/** It is not repeated in an error. */
export const secretText: Check<string> = (value, place) => {
  if (isText(value)) return value;
  throw new CheckError([{ place, expected: 'text', received: Symbol(typeof value) }]);
};

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.isWellFormed() && !value.includes('\0');
}

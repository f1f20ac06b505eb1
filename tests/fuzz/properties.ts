// What must hold for all inputs, by name: the short runs of the tests and the long ones of `npm run fuzz` try the same.
import fc from 'fast-check';
import { profiles } from '../../src/broker/profiles.ts';
import type { Property } from './bytes-properties.ts';
import { play } from './play.ts';
import { arbitraryHistory } from './steps.ts';

/** Of `unkind` the reference cannot say what comes next: its answers are a matter of chance. */
const foreseen = Object.entries(profiles).filter(([name]) => name !== 'unkind');

/** `longest`: turns in a history. */
export function historyProperties(longest: number): Record<string, Property> {
  return Object.fromEntries(
    foreseen.map(([name, profile]): [string, Property] => [
      `histories of several clients (profile ${name})`,
      fc.property(arbitraryHistory(longest), (history) => play(history, profile)) as Property,
    ]),
  );
}

// How the broker in the page may behave where the specifications leave it open: sets of its options, by name.
import type { ProfileName } from './profiles.ts';

export type { ProfileName };

/** The first is how it behaves when nobody has chosen. */
export const profileNames = ['emqx', 'mosquitto', 'strict', 'unkind'] as const satisfies readonly ProfileName[];

export function readProfile(value: unknown): ProfileName | null {
  return profileNames.find((name) => name === value) ?? null;
}

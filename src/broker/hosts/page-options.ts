// The options of the broker in the page. Its past is lived through again with the same.
import type { BrokerOptions } from '../options.ts';
import { profiles, type ProfileName } from '../profiles.ts';

/** A tab has far less memory than a server, and what runs away in it should meet the broker before the tab's end. */
const memoryLimit = 268_435_456;

export function pageOptions(profile: ProfileName, seed: number): BrokerOptions {
  return { ...profiles[profile], memoryLimit, seed };
}

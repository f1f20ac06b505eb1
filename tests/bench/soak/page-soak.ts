// What a part of the soak is given.
import type { Browser } from 'playwright';

export interface PageSoak {
  browser: Browser;
  siteUrl: string;
  rounds: number;
  /** Messages of the largest flood. */
  largest: number;
}

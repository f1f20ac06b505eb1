// The page under long use. Each part has a page of its own, is warmed up, and compares the heaps of its threads.
import { launchBrowser } from '../../e2e/browser.ts';
import { startSite } from '../../e2e/site.ts';
import { soakChapters } from './chapters.ts';
import { soakFloods } from './floods.ts';
import { soakHidden } from './hidden.ts';
import { soakKills } from './kills.ts';
import type { PageSoak } from './page-soak.ts';

/** Resolves with what is wrong. */
type Part = (soak: PageSoak) => Promise<string[]>;

const soaks = {
  chapters: soakChapters,
  floods: soakFloods,
  hidden: soakHidden,
  kills: soakKills,
} satisfies Record<string, Part>;

export const pageParts = Object.keys(soaks) as (keyof typeof soaks)[];

export async function soakPage(parts: readonly string[], how: Pick<PageSoak, 'rounds' | 'largest'>): Promise<string[]> {
  const chosen = pageParts.filter((part) => parts.includes(part));
  if (chosen.length === 0) return [];
  const site = await startSite({ broker: 'in-page' });
  const browser = await launchBrowser();
  const wrong: string[] = [];
  try {
    for (const part of chosen) {
      console.log(`\n${part}`);
      for (const one of await soaks[part]({ browser, siteUrl: site.url, ...how })) wrong.push(`${part}: ${one}`);
    }
  } finally {
    await browser.close();
    await site.close();
  }
  return wrong;
}

// The static site in `dist/`, as `npm run build` makes it.
import { build } from 'astro';

export async function buildSite(): Promise<void> {
  process.env.ASTRO_TELEMETRY_DISABLED = '1'; // nothing here speaks to another host
  // Without `force`, Astro looks for a chapter whose folder was renamed where it was at the last build, and fails.
  await build({ root: process.cwd(), logLevel: 'error', force: true });
}

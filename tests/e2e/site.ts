// The built site on a free loopback port, for browser tests. `npm run build` comes first.
import { existsSync } from 'node:fs';
import { serveSite, type SiteServer } from '../../src/commands/serve-site.ts';

export async function startSite(config?: Record<string, unknown>, folder = 'dist', base = '/'): Promise<SiteServer> {
  if (!existsSync(`${folder}/index.html`))
    throw new Error(`${folder}/ holds no built site: run \`npm run build\` first`);
  return serveSite({ folder, host: '127.0.0.1', port: 0, base, ...(config && { config }) });
}

// Caddy, with the Caddyfile of the built site.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningServer } from './nginx.ts';
import { freePort, installed, replaced, startProcess } from './server-process.ts';

export async function startCaddy(site: string, broker: number): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'lab-caddy-'));
  const port = await freePort();
  const text = readFileSync(join(site, 'hosting/Caddyfile'), 'utf8');
  const config = replaced(text, {
    ':80 {': `http://127.0.0.1:${port} {`,
    '/srv/lab-mqtt': site,
    '127.0.0.1:8083': `127.0.0.1:${broker}`,
  });
  // Caddy's own port for being told of another configuration would be the same for all.
  writeFileSync(join(folder, 'Caddyfile'), `{\n\tadmin off\n}\n${config}`);
  const args = ['run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')];
  const env = { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder };
  const { stop } = await startProcess(installed('caddy') ?? 'caddy', args, [port], env);
  return { url: `http://127.0.0.1:${port}/`, stop };
}

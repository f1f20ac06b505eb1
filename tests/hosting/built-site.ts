// The built site in a folder of its own, which a test may change.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A copy of what `npm run build` has made, or for another path a build of its own. */
export function builtSite(base: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'lab-site-'));
  // Servers read it as a user of their own.
  chmodSync(folder, 0o755);
  const built = base === '/' ? 'dist' : build(base);
  if (!existsSync(join(built, 'hosting'))) throw new Error('dist/ holds no built site: run `npm run build` first');
  cpSync(built, folder, { recursive: true, preserveTimestamps: true });
  if (built !== 'dist') rmSync(built, { recursive: true });
  return folder;
}

/** The folder that it was built into: within the project, where the build finds its packages. */
function build(base: string): string {
  mkdirSync('test-results', { recursive: true });
  const folder = mkdtempSync('test-results/site-');
  // As from a shell: the variables of the test runner would make it a build for development.
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, BASE_PATH: base, ASTRO_TELEMETRY_DISABLED: '1' } as unknown as NodeJS.ProcessEnv;
  const { status, stdout, stderr } = spawnSync('npx', ['astro', 'build', '--outDir', folder], {
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stdout + stderr);
  return folder;
}

// What the build writes for servers. Whether the servers understand it is asked in tests/hosting.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { headersOfAll } from '../../src/commands/header-lines.ts';
import { writeHostingFilesInto } from '../../src/commands/hosting-files.ts';
import { inlineScripts, scriptPolicy, securityHeaders } from '../../src/commands/security-headers.ts';

const page = '<script>begin()</script>';
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab-hosted-'));
  await cp('public/hosting', join(folder, 'hosting'), { recursive: true });
  await writeFile(join(folder, 'index.html'), page);
});
afterEach(() => rm(folder, { recursive: true }));

const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');

test('every server is told the same headers, with the scripts that stand in pages', async () => {
  await writeHostingFilesInto(folder, '/');
  const headers = headersOfAll(await read('_headers'));
  expect(headers.map(([name]) => name)).toEqual([
    'Content-Security-Policy',
    'X-Content-Type-Options',
    'Referrer-Policy',
  ]);
  for (const file of ['hosting/headers.nginx.conf', 'hosting/headers.caddy', '.htaccess']) {
    const text = await read(file);
    for (const [name, value] of headers) {
      expect(text).toContain(name);
      expect(text).toContain(`"${value}"`);
    }
    for (const hash of inlineScripts(page)) expect(text).toContain(hash);
    expect(text).toContain(`"${scriptPolicy}"`);
  }
});

test('a script of its own is told as much as a worker needs, and no less strictly', () => {
  const pages = securityHeaders([page])['Content-Security-Policy'] ?? '';
  const withoutHashes = pages.replaceAll(/ 'sha256-[^']*'/g, '').split('; ');
  const worker = scriptPolicy.split('; ');
  expect(worker.length).toBeGreaterThan(3);
  expect(worker.filter((rule) => !withoutHashes.includes(rule))).toEqual([]);
  expect(worker).toContain("default-src 'none'");
});

test('the path of the site stands where files with a hash are named, and where Apache looks for its error page', async () => {
  await writeHostingFilesInto(folder, '/a/b/');
  expect(await read('_headers')).toMatch(
    /^\/a\/b\/_astro\/\*\n {2}Cache-Control: public, max-age=31536000, immutable$/m,
  );
  expect(await read('.htaccess')).toMatch(/^ErrorDocument 404 \/a\/b\/404\.html$/m);
});

test('the headers of files with a hash are not those of all files', async () => {
  await writeHostingFilesInto(folder, '/');
  expect(headersOfAll(await read('_headers')).map(([name]) => name)).not.toContain('Cache-Control');
});

// What servers read of the built site: `_headers`, the like of it for nginx and Caddy beside their configurations, `.htaccess`.
import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { apacheHeaders, caddyHeaders, headersFile, nginxHeaders } from './header-lines.ts';
import { scriptPolicy, securityHeaders } from './security-headers.ts';

/** Into the folder of a built site, whose path on its host is `base`. */
export async function writeHostingFilesInto(folder: string, base: string): Promise<void> {
  const pages = globSync('**/*.html', { cwd: folder });
  const texts = await Promise.all(pages.map((page) => readFile(join(folder, page), 'utf8')));
  const headers = securityHeaders(texts);
  const htaccess = await readFile(join(folder, 'hosting/apache.htaccess'), 'utf8');
  const errorPage = 'ErrorDocument 404 /404.html';
  if (!htaccess.includes(errorPage)) throw new Error(`hosting/apache.htaccess has no line "${errorPage}"`);
  const files = {
    _headers: headersFile(headers, base),
    'hosting/headers.nginx.conf': nginxHeaders(headers, scriptPolicy),
    'hosting/headers.caddy': caddyHeaders(headers, scriptPolicy),
    '.htaccess': `${htaccess.replace(errorPage, `ErrorDocument 404 ${base}404.html`)}\n${apacheHeaders(headers, scriptPolicy)}`,
  };
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
}

/** An integration of Astro. */
export function writeHostingFiles(base: string) {
  return {
    name: 'hosting-files',
    hooks: {
      'astro:build:done': async ({ dir }: { dir: URL }) => writeHostingFilesInto(fileURLToPath(dir), base),
    },
  };
}

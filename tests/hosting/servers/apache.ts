// Apache, with the virtual host and the .htaccess of the built site.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RunningServer } from './nginx.ts';
import { freePort, installed, replaced, startProcess } from './server-process.ts';

const modules = [
  'mpm_event',
  'authz_core',
  'dir',
  'mime',
  'rewrite',
  'headers',
  'proxy',
  'proxy_http',
  'proxy_wstunnel',
];

export async function startApache(site: string, broker: number): Promise<RunningServer> {
  const folder = mkdtempSync(join(tmpdir(), 'lab-apache-'));
  const port = await freePort();
  const host = replaced(readFileSync(join(site, 'hosting/apache.conf'), 'utf8'), {
    '*:80': `127.0.0.1:${port}`,
    '/srv/lab-mqtt': site,
    '127.0.0.1:8083': `127.0.0.1:${broker}`,
  });
  const around = [
    ...modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`),
    `ServerName 127.0.0.1`,
    `Listen 127.0.0.1:${port}`,
    `PidFile ${folder}/pid`,
    `DefaultRuntimeDir ${folder}`,
    `ErrorLog ${folder}/error.log`,
    'User www-data',
    'Group www-data',
    'TypesConfig /etc/mime.types',
    // Debian's mod_mime: a .gz is a packed file of its own.
    'AddType application/x-gzip .gz .tgz',
    'DirectoryIndex index.html',
  ];
  const main = join(folder, 'apache.conf');
  writeFileSync(main, `${around.join('\n')}\n${host}`);
  const { stop } = await startProcess(installed('apache2') ?? 'apache2', ['-D', 'FOREGROUND', '-f', main], [port]);
  return { url: `http://127.0.0.1:${port}/`, stop };
}

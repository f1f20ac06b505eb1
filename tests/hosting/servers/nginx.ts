// nginx, with one of the configurations in the built site.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificate } from './certificate.ts';
import { freePort, installed, replaced, startProcess } from './server-process.ts';

export interface RunningServer {
  /** Origin and path of the site, with a slash at the end. */
  url: string;
  stop: () => Promise<void>;
}

/** What the host's nginx.conf has around the files in conf.d. */
const around = (folder: string, file: string): string => `
daemon off;
pid ${folder}/nginx.pid;
error_log stderr;
include /etc/nginx/modules-enabled/*.conf;
events {}
http {
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  include ${file};
}
`;

const kinds = {
  'nginx.conf': { scheme: 'http', path: '/', listen: 'listen 80;' },
  'nginx-sub-path.conf': { scheme: 'http', path: '/a/b/', listen: 'listen 80;' },
  'nginx-https.conf': { scheme: 'https', path: '/', listen: 'listen 443 ssl http2;' },
  'nginx-compose.conf': { scheme: 'http', path: '/', listen: 'listen 8080;' },
} as const;

/**
 * Serves the built site in `site`. `broker`: the port of one that speaks MQTT over WebSocket. In the folder of the site, its path, that
 * of the broker and the ports are replaced, and in a configuration for https the certificate; without `brotli` the one line that needs
 * a module goes, too.
 */
export async function startNginx(
  config: keyof typeof kinds,
  site: string,
  broker: number,
  { brotli = true } = {},
): Promise<RunningServer> {
  const program = installed('nginx');
  if (program === null)
    throw new Error('nginx is not installed: apt-get install nginx-light libnginx-mod-http-brotli-static');
  const folder = mkdtempSync(join(tmpdir(), 'lab-nginx-'));
  const copies = join(folder, 'hosting');
  mkdirSync(copies);
  const [port, plainPort] = [await freePort(), await freePort()];
  for (const name of readdirSync(join(site, 'hosting')).filter((each) => each.endsWith('.conf'))) {
    const text = readFileSync(join(site, 'hosting', name), 'utf8');
    writeFileSync(
      join(copies, name),
      text.replaceAll('/srv/lab-mqtt/hosting', copies).replaceAll('/srv/lab-mqtt', site),
    );
  }
  const edit = (name: string, replacements: Readonly<Record<string, string>>): void =>
    writeFileSync(join(copies, name), replaced(readFileSync(join(copies, name), 'utf8'), replacements));
  const { scheme, path, listen } = kinds[config];
  edit(config, { [listen]: listen.replace(/\d+/, `127.0.0.1:${port}`) });
  if (scheme === 'https') {
    makeCertificate(folder);
    edit(config, { 'listen 80;': `listen 127.0.0.1:${plainPort};`, '/etc/ssl/lab-mqtt': folder });
  }
  if (config === 'nginx-compose.conf') edit(config, { 'broker:8083': `127.0.0.1:${broker}` });
  else edit('nginx-broker.conf', { '127.0.0.1:8083': `127.0.0.1:${broker}` });
  if (!brotli) edit('nginx-files.conf', { 'brotli_static on;': '' });
  const main = join(folder, 'nginx.conf');
  writeFileSync(main, around(folder, join(copies, config)));
  const { stop } = await startProcess(program, ['-e', 'stderr', '-c', main], [port]);
  return { url: `${scheme}://127.0.0.1:${port}${path}`, stop };
}

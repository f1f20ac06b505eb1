// Serves the folder `site` beside this file: `node serve.mjs [--port 8080] [--host 127.0.0.1]`. Needs Node 18 or newer and nothing else.
import { createReadStream, readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { networkInterfaces } from 'node:os';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { createGzip } from 'node:zlib';

const folder = fileURLToPath(new URL('./site/', import.meta.url));
const text = (type) => `text/${type}; charset=utf-8`;
const types = {
  '.html': text('html'),
  '.css': text('css'),
  '.js': text('javascript'),
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
  '.ttf': 'font/ttf',
  '.gz': 'application/gzip',
  '.py': text('plain'),
  '.yaml': text('plain'),
  '.ini': text('plain'),
};
const packed = /^text|json|svg|xml|ttf/;
// The lines of `_headers`: what browsers are told with every answer.
const headers = [...read('_headers').matchAll(/^ +([\w-]+): (.+)$/gm)].map(([, name, value]) => [name, value]);

function read(name) {
  try {
    return readFileSync(join(folder, name), 'utf8');
  } catch {
    return '';
  }
}

function option(name, otherwise) {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : (process.argv[at + 1] ?? '');
}

function fail(message) {
  console.error(`${message}\nnode serve.mjs [--port 8080] [--host 127.0.0.1]`);
  process.exit(1);
}

/** The file that a path means, or null. */
async function fileAt(path) {
  const file = join(folder, path);
  if (path.includes('\0') || !file.startsWith(folder.replace(/[\\/]$/, '') + sep)) return null;
  const found = await stat(file).catch(() => null);
  return found && { file, isFolder: found.isDirectory() };
}

async function answer(request, response) {
  for (const [name, value] of headers) response.setHeader(name, value);
  if (request.method !== 'GET' && request.method !== 'HEAD') return response.writeHead(405).end();
  const { pathname, search } = new URL(request.url, 'http://localhost');
  const path = decodeURIComponent(pathname);
  let found = await fileAt(path);
  if (found?.isFolder && !path.endsWith('/'))
    return response.writeHead(302, { location: `.${pathname.slice(pathname.lastIndexOf('/'))}/${search}` }).end();
  if (found?.isFolder) found = await fileAt(`${path}index.html`);
  const isThere = found !== null && !found.isFolder && path !== '/_headers';
  const file = isThere ? found.file : join(folder, '404.html');
  send(request, response, file, isThere ? 200 : 404);
}

function send(request, response, file, status) {
  const type = types[extname(file)] ?? 'application/octet-stream';
  const isHashed = file.includes(`${sep}_astro${sep}`);
  response.setHeader('content-type', type);
  response.setHeader('cache-control', isHashed ? 'max-age=31536000, immutable' : 'no-cache');
  response.setHeader('vary', 'accept-encoding');
  const isPacked = packed.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  if (isPacked) response.setHeader('content-encoding', 'gzip');
  response.writeHead(status);
  if (request.method === 'HEAD') return response.end();
  // Whoever asks may go away in the middle.
  const done = () => undefined;
  if (isPacked) pipeline(createReadStream(file), createGzip(), response, done);
  else pipeline(createReadStream(file), response, done);
}

const host = option('host', '127.0.0.1');
const asked = Number(option('port', '8080'));
if (!Number.isInteger(asked) || asked < 0 || asked > 65535) fail(`--port ${option('port')}: 0 - 65535`);
if (host === '') fail('--host: an address');
if (read('index.html') === '') fail(`${folder}: index.html?`);

const server = createServer((request, response) => {
  answer(request, response).catch(() => response.writeHead(400).end());
});
let isSecondTry = false;
server.on('error', (error) => {
  if (error.code !== 'EADDRINUSE' || isSecondTry) fail(error.message);
  // Any free one.
  isSecondTry = true;
  server.listen(0, host);
});
server.on('listening', () => {
  const { port } = server.address();
  const isEvery = host === '0.0.0.0' || host === '::';
  const others = isEvery ? Object.values(networkInterfaces()).flat() : [];
  const names = others.filter(({ family, internal }) => family === 'IPv4' && !internal).map(({ address }) => address);
  const own = isEvery || host === '127.0.0.1' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  for (const name of [own, ...names]) console.log(`http://${name}:${port}/   English: http://${name}:${port}/en/`);
  console.log('Ctrl+C');
});
server.listen(asked, host);

// Serves the built site as any static host would: compressed, under its base path, with its own 404 page.
// One route is answered live: config.json, so that the page knows where the broker of this computer listens, under the host by
// which the reader has come.
import compression from 'compression';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { constants } from 'node:zlib';
import sirv from 'sirv';
import { headersOfAll } from './header-lines.ts';

export interface SiteOptions {
  /** Folder of the built site. */
  folder: string;
  host: string;
  /** 0 takes any free port. */
  port: number;
  /** As it was built with, `/` or `/a/b/`. */
  base: string;
  /** Keys that replace those of the site's config.json. */
  config?: Record<string, unknown>;
  /** The WebSocket port of the broker of this computer: each reader is told it with the host that the page came from. */
  brokerPort?: number;
  /** Hosts under which others reach this computer. */
  lanHosts?: readonly string[];
}

export interface SiteServer {
  port: number;
  /** The address of the first page, with a trailing slash. */
  url: string;
  /** The same for others. */
  lanUrls: string[];
  close(): Promise<void>;
}

/** 4, the usual one, is no smaller than gzip here; above 6 the time grows and little is gained. */
const brotliQuality = 6;

/** Rejects with Node's listen error (EADDRINUSE …) when the port cannot be had. */
export async function serveSite(options: SiteOptions): Promise<SiteServer> {
  const { folder, host, port, base, lanHosts = [] } = options;
  const files = sirv(folder, { etag: true, dotfiles: false, brotli: true, gzip: true, setHeaders: cacheHashedAssets });
  const compress = compression({ brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } } });
  const notFound = await readFile(join(folder, '404.html')).catch(() => 'Not found');
  const headers = headersOfAll(await readFile(join(folder, '_headers'), 'utf8').catch(() => ''));
  const ownConfig = await readFile(join(folder, 'config.json'), 'utf8').catch(() => '{}');
  let lanUrls: string[] = [];

  const answer = (request: IncomingMessage, response: ServerResponse) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    const path = request.url ?? '/';
    if (!path.startsWith(base)) {
      response.writeHead(302, { location: base }).end();
      return;
    }
    request.url = path.slice(base.length - 1);
    if (request.url.split('?')[0] === '/config.json') {
      const config = liveConfig(ownConfig, options, request.headers.host, lanUrls);
      response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-cache' }).end(config);
      return;
    }
    files(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(notFound);
    });
  };

  const server = createServer((request, response) => {
    // The types are Express's; the function itself needs no more than Node's two objects.
    compress(request as never, response as never, () => answer(request, response));
  });
  server.listen(port, host);
  await once(server, 'listening');
  const actual = (server.address() as AddressInfo).port;
  lanUrls = lanHosts.map((one) => `http://${one}:${actual}${base}`);
  return {
    port: actual,
    url: `http://${nearHost(host)}:${actual}${base}`,
    lanUrls,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** How this computer itself reaches what listens on `host`. */
export function nearHost(host: string): string {
  if (['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

/** The text of config.json for a reader whose request names `asked` as the host. What is no JSON the page tells. */
function liveConfig(own: string, options: SiteOptions, asked: string | undefined, lanUrls: readonly string[]): string {
  const { config, brokerPort } = options;
  let settings: Record<string, unknown>;
  try {
    settings = { ...(JSON.parse(own) as object), ...config };
  } catch {
    return own;
  }
  const askedHost = URL.canParse(`http://${asked ?? ''}`) ? new URL(`http://${asked ?? ''}`).hostname : '';
  if (brokerPort !== undefined) settings['local'] = `ws://${askedHost || nearHost(options.host)}:${brokerPort}/mqtt`;
  const { addresses } = settings;
  if (lanUrls.length > 0 && !(Array.isArray(addresses) && addresses.length > 0)) settings['addresses'] = lanUrls;
  return JSON.stringify(settings);
}

function cacheHashedAssets(response: ServerResponse, path: string): void {
  const hashed = path.startsWith('/_astro/');
  response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
}

// A built page with a kernel in the real browser, and a server that counts whatever reaches it.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import sirv from 'sirv';
import { build } from 'vite';
import { kernelBundle } from '../../../src/kernel/bundle.ts';
import type { Output, Value } from '../../../src/kernel/protocol.ts';
import { waitFor } from '../../patience.ts';
import { launchBrowser } from '../browser.ts';
import type { Lab, Ran } from './page/main.ts';

export interface LabPage {
  page: Page;
  browser: Browser;
  /** Where the page is served from. */
  origin: string;
  /** `host:port` of a server that nothing may reach. */
  canary: string;
  /** What has reached it. */
  reached: string[];
  /** Resolves when the page and its workers have fetched all of their own code; the workers begin with the first run. */
  loaded(): Promise<void>;
  run(cell: string, source: string): Promise<Ran>;
  close(): Promise<void>;
}

export async function openLabPage(): Promise<LabPage> {
  const folder = await mkdtemp(join(tmpdir(), 'lab-kernel-'));
  await build({
    configFile: false,
    logLevel: 'warn',
    root: new URL('page', import.meta.url).pathname,
    base: '/deep/base/',
    plugins: [kernelBundle()],
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true },
  });
  const files = sirv(folder, { etag: true });
  const site = createServer((request, response) => {
    request.url = request.url?.replace('/deep/base', '') ?? '/';
    files(request, response);
  });
  const reached: string[] = [];
  const canary = createServer((request, response) => {
    reached.push(`${request.method} ${request.url}`);
    response.setHeader('Access-Control-Allow-Origin', '*').end('export {}');
  });
  canary.on('upgrade', (request, socket) => {
    reached.push(`UPGRADE ${request.url}`);
    socket.destroy();
  });
  const origin = `http://127.0.0.1:${await listen(site)}`;
  const canaryAddress = `127.0.0.1:${await listen(canary)}`;
  const browser = await launchBrowser();
  const page = await browser.newPage();
  const missing = new Set((await readdir(join(folder, 'assets'))).map((name) => `${origin}/deep/base/assets/${name}`));
  const loaded = new Promise<void>((resolve) => {
    page.context().on('response', (response) => {
      missing.delete(response.url());
      if (missing.size === 0) resolve();
    });
  });
  await page.goto(`${origin}/deep/base/`);
  return {
    page,
    browser,
    origin,
    canary: canaryAddress,
    reached,
    loaded: () => waitFor('all code of the page and its workers', loaded),
    run: (cell, source) =>
      waitFor(
        `the end of the cell ${cell}`,
        page.evaluate(([name, code]) => (globalThis as unknown as { lab: Lab }).lab.run(name, code), [
          cell,
          source,
        ] as const),
      ),
    close: async () => {
      await browser.close();
      for (const server of [site, canary]) server.close();
      await rm(folder, { recursive: true });
    },
  };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** Outputs as lines of text, short. */
export function lines(outputs: readonly Output[]): string[] {
  return outputs.map((output) => {
    if (output.kind === 'log') return output.values.map(text).join(' ');
    if (output.kind === 'result') return `= ${text(output.value)}`;
    if (output.kind === 'error') return `! ${output.error.name}: ${output.error.message}`;
    return `[${output.as}]`;
  });
}

export function text(value: Value): string {
  switch (value.type) {
    case 'array':
      return `[${value.items.map(text).join(', ')}]`;
    case 'object':
      return `{${value.entries.map((entry) => `${entry.key}: ${text(entry.value)}`).join(', ')}}`;
    case 'error':
      return `${value.error.name}: ${value.error.message}`;
    case 'bytes':
    case 'map':
      return value.type;
    default:
      return value.text;
  }
}

// What browsers are to be told with every answer, written into the built site as `_headers`: our server sends it, so do
// the hosts that know this file, and others can be given the same lines.
import { createHash } from 'node:crypto';
import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sandboxDocument } from '../kernel/sandbox.ts';

/**
 * The sandbox of the cells inherits what the page is told, beside its own stricter policy. So its script is among the
 * hashes, and cells may be evaluated; scripts in a page's text may not run unless they are ours.
 */
function contentSecurityPolicy(scripts: readonly string[]): string {
  return Object.entries({
    'default-src': ["'none'"],
    'script-src': ["'self'", ...scripts, "'unsafe-eval'", 'blob:'],
    'worker-src': ["'self'", 'blob:'],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:', 'blob:'],
    'font-src': ["'self'", 'data:'],
    // A broker may be anywhere. The wire asks before it connects. Whether a server lives there at all, the doctor asks over HTTP;
    // each other page narrows this (site/page-policy.ts).
    'connect-src': ["'self'", 'ws:', 'wss:', 'http:', 'https:'],
    'frame-src': ["'self'"],
    'frame-ancestors': ["'self'"],
    'base-uri': ["'self'"],
    'form-action': ["'self'"],
  })
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

/** `'sha256-…'` of each script that stands in the text of a page and runs. */
export function inlineScripts(html: string): string[] {
  const scripts = html.matchAll(/<script\b([^>]*)>([^]*?)<\/script>/gi);
  return [...scripts].flatMap(([, attributes = '', text = '']) => {
    const type = /\btype="([^"]*)"/.exec(attributes)?.[1] ?? 'module';
    if (/\bsrc=/.test(attributes) || type !== 'module') return [];
    return [`'sha256-${createHash('sha256').update(text).digest('base64')}'`];
  });
}

/** The text of `_headers` for these pages. */
export function securityHeaders(pages: readonly string[]): string {
  const scripts = new Set([sandboxDocument(''), ...pages].flatMap(inlineScripts));
  const headers = {
    'Content-Security-Policy': contentSecurityPolicy([...scripts].sort()),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  };
  return `/*\n${Object.entries(headers)
    .map(([name, value]) => `  ${name}: ${value}\n`)
    .join('')}`;
}

/** An integration of Astro. */
export function writeSecurityHeaders() {
  return {
    name: 'security-headers',
    hooks: {
      'astro:build:done': async ({ dir }: { dir: URL }) => {
        const folder = fileURLToPath(dir);
        const pages = globSync('**/*.html', { cwd: folder });
        const texts = await Promise.all(pages.map((page) => readFile(join(folder, page), 'utf8')));
        await writeFile(join(folder, '_headers'), securityHeaders(texts));
      },
    },
  };
}

// What browsers are to be told with every answer: the Content-Security-Policy of the site, and its like.
import { createHash } from 'node:crypto';
import { sandboxDocument } from '../kernel/sandbox.ts';
import type { HeaderLines } from './header-lines.ts';

/**
 * The sandbox of the cells inherits what the page is told, beside its own stricter policy. So its script is among the
 * hashes, and cells may be evaluated; scripts in a page's text may not run unless they are ours.
 */
function directives(scripts: readonly string[]): Readonly<Record<string, readonly string[]>> {
  return {
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
  };
}

/** What of it a worker can do. */
const ofWorkers = ['default-src', 'script-src', 'worker-src', 'connect-src'];

function policy(scripts: readonly string[], names?: readonly string[]): string {
  return Object.entries(directives(scripts))
    .filter(([name]) => names?.includes(name) ?? true)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

/**
 * The policy of a script, which holds for a worker that starts with it: one that a page only loads has the page's. It is a fifth as long,
 * and a page fetches dozens of scripts.
 */
export const scriptPolicy = policy([], ofWorkers);

/** `'sha256-…'` of each script that stands in the text of a page and runs. */
export function inlineScripts(html: string): string[] {
  const scripts = html.matchAll(/<script\b([^>]*)>([^]*?)<\/script>/gi);
  return [...scripts].flatMap(([, attributes = '', text = '']) => {
    const type = /\btype="([^"]*)"/.exec(attributes)?.[1] ?? 'module';
    if (/\bsrc=/.test(attributes) || type !== 'module') return [];
    return [`'sha256-${createHash('sha256').update(text).digest('base64')}'`];
  });
}

/** What browsers are to be told with every answer when these pages are the site. */
export function securityHeaders(pages: readonly string[]): HeaderLines {
  const scripts = new Set([sandboxDocument(''), ...pages].flatMap(inlineScripts));
  return {
    'Content-Security-Policy': policy([...scripts].sort()),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  };
}

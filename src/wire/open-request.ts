// Reads what comes out of the kernel. Code of a learner runs there, so nothing is taken on trust: types, lengths, form.
import type { OpenConnection } from './kernel-protocol.ts';

const longestUrl = 2048;
const longestCell = 200;
/** A sub-protocol is a token of HTTP (RFC 6455, 4.1). */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}$/;

/** The request, or the port to refuse it on (null: not even a port came). */
export type OpenRequest = { ok: true; request: OpenConnection } | { ok: false; port: MessagePort | null };

export function readOpenRequest(data: unknown): OpenRequest {
  if (typeof data !== 'object' || data === null) return { ok: false, port: null };
  const { type, url, protocols, cell, execution, port } = data as Record<string, unknown>;
  if (!(port instanceof MessagePort)) return { ok: false, port: null };
  const sound =
    type === 'open' &&
    isText(url, longestUrl) &&
    isText(cell, longestCell) &&
    Number.isSafeInteger(execution) &&
    Array.isArray(protocols) &&
    protocols.length <= 8 &&
    protocols.every((name) => typeof name === 'string' && token.test(name)) &&
    new Set(protocols).size === protocols.length;
  if (!sound) return { ok: false, port };
  return {
    ok: true,
    request: { type, url, protocols: protocols as string[], cell, execution: execution as number, port },
  };
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value.length <= longest;
}

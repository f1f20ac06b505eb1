// Reads what comes out of the kernel. Code of a learner runs there, so nothing is taken on trust: types, lengths, form.
import { anyInteger, checkedOrNull, fitting, oneOf, record, text } from '../checks.ts';
import type { OpenConnection } from './kernel-protocol.ts';

/** A sub-protocol is a token of HTTP (RFC 6455, 4.1). */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}$/;

const request = record({
  type: oneOf('open'),
  url: text(2048),
  protocols: fitting('different sub-protocols', areProtocols),
  cell: text(200),
  execution: anyInteger,
});

/** The request, or the port to refuse it on (null: not even a port came). */
export type OpenRequest = { ok: true; request: OpenConnection } | { ok: false; port: MessagePort | null };

export function readOpenRequest(data: unknown): OpenRequest {
  if (typeof data !== 'object' || data === null || !('port' in data)) return { ok: false, port: null };
  const { port } = data;
  if (!(port instanceof MessagePort)) return { ok: false, port: null };
  const read = checkedOrNull(request, data);
  return read === null ? { ok: false, port } : { ok: true, request: { ...read, port } };
}

function areProtocols(value: unknown): value is string[] {
  return (
    Array.isArray(value) &&
    value.length <= 8 &&
    value.every((name) => typeof name === 'string' && token.test(name)) &&
    new Set(value).size === value.length
  );
}

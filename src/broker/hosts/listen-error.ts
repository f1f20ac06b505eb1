// The one error of starting a host: a listener that could not be opened.

export type ListenErrorCode = 'port-taken' | 'not-allowed' | 'no-such-address' | 'failed';

const codes: Record<string, ListenErrorCode> = {
  EADDRINUSE: 'port-taken',
  EACCES: 'not-allowed',
  EADDRNOTAVAIL: 'no-such-address',
  ENOTFOUND: 'no-such-address',
};

export class ListenError extends Error {
  override readonly name = 'ListenError';
  readonly code: ListenErrorCode;
  readonly host: string;
  readonly port: number;

  constructor(host: string, port: number, cause: NodeJS.ErrnoException) {
    super(`cannot listen on ${host}:${port}: ${cause.message}`, { cause });
    this.code = codes[cause.code ?? ''] ?? 'failed';
    this.host = host;
    this.port = port;
  }
}

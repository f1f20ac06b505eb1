// The one error of starting a host: a listener that could not be opened.

export type ListenErrorCode = 'port-taken' | 'not-allowed' | 'no-such-address' | 'failed';

const causes: Record<string, [code: ListenErrorCode, why: string]> = {
  EADDRINUSE: ['port-taken', 'the port is in use'],
  EACCES: ['not-allowed', 'this user may not open that port'],
  EADDRNOTAVAIL: ['no-such-address', 'this computer has no such address'],
  ENOTFOUND: ['no-such-address', 'no address has that name'],
};

export class ListenError extends Error {
  override readonly name = 'ListenError';
  readonly code: ListenErrorCode;
  readonly host: string;
  readonly port: number;

  constructor(host: string, port: number, cause: NodeJS.ErrnoException) {
    const [code, why] = causes[cause.code ?? ''] ?? ['failed', cause.message];
    super(`cannot listen on ${host}:${port}: ${why}`, { cause });
    this.code = code;
    this.host = host;
    this.port = port;
  }
}

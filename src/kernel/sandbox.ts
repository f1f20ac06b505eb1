// The document that the worker lives in: an opaque origin with scripts and nothing else. Its policy has no
// `connect-src`, and the worker inherits it: the ports that the page hands over are the only way out.

/** For `srcdoc`. `nonce` lets the one script below run. */
export function sandboxDocument(nonce: string): string {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}' 'unsafe-eval' blob:; worker-src blob:`;
  return (
    `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">` +
    `<title>kernel</title><script nonce="${nonce}">${script}</script>`
  );
}

// See ToSandbox and FromSandbox in protocol.ts. The code stays here, so that a new worker needs no new transfer; the
// ports go straight into the worker.
const script = `'use strict';
let address = null, worker = null;
const tell = (message) => parent.postMessage(message, '*');
addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
  tell({ type: 'failed', message: '', blocked: effectiveDirective }));
addEventListener('message', ({ source, data, ports }) => {
  if (source !== parent || (data.type !== 'start' && data.type !== 'kill')) return;
  if (worker) worker.terminate();
  worker = null;
  if (data.type === 'kill') return;
  if (data.code !== undefined) address = URL.createObjectURL(new Blob([data.code], { type: 'text/javascript' }));
  try {
    worker = new Worker(address);
    worker.onerror = ({ message, lineno }) => tell({ type: 'failed', message: message ? message + ' (' + lineno + ')' : '' });
    worker.postMessage({ type: 'ports', page: ports[0], wire: ports[1] }, [ports[0], ports[1]]);
  } catch (error) {
    tell({ type: 'failed', message: String(error) });
  }
});
tell({ type: 'loaded' });`;

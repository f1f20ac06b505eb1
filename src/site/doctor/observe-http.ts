// Whether anything at the address of a broker answers HTTP, as a server of WebSockets does. Browsers show a page nothing of the
// answer but that there is one.
import type { HttpAnswer } from './seen.ts';
import { within } from './within.ts';

export async function observeHttp(url: string, limit: number, signal: AbortSignal): Promise<HttpAnswer> {
  const page = url.replace(/^ws/, 'http');
  let isForbidden = false;
  const forbid = (event: SecurityPolicyViolationEvent): void => {
    if (event.blockedURI.startsWith(new URL(page).origin)) isForbidden = true;
  };
  document.addEventListener('securitypolicyviolation', forbid);
  try {
    const answer = await within<HttpAnswer>(limit, signal, (tell) => {
      const ending = new AbortController();
      fetch(page, {
        mode: 'no-cors',
        cache: 'no-store',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        signal: ending.signal,
      }).then(
        () => tell('answers'),
        // The browser tells of its policy in a task of its own.
        () => setTimeout(() => tell(isForbidden ? 'not-looked' : 'failed')),
      );
      return () => ending.abort();
    });
    return answer;
  } finally {
    document.removeEventListener('securitypolicyviolation', forbid);
  }
}

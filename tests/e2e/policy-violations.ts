// What the browser refuses the page or one of its workers because of the site's own Content-Security-Policy. In the sandbox of
// the cells things are meant to be refused.
import type { BrowserContext } from 'playwright';

const violations: string[] = [];

const sign = 'The policy of the site has refused';

/** Called for each context of a test. */
export function watchPolicy(context: BrowserContext): void {
  context.on('console', (message) => {
    const { url } = message.location();
    // Of a worker the browser tells with the worker's address; of the page, not always with an address.
    const isOfWorker = /content security policy/i.test(message.text()) && url.startsWith('http');
    if (!message.text().startsWith(sign) && !isOfWorker) return;
    if (!message.text().includes('frame-ancestors')) violations.push(`${url}: ${message.text()}`);
  });
  context.on('page', (page) => {
    void page.addInitScript((begin) => {
      if (origin === 'null') return;
      addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sourceFile, lineNumber }) =>
        console.warn(`${begin} ${blockedURI}: ${effectiveDirective}, at ${sourceFile}:${lineNumber}`),
      );
    }, sign);
  });
}

/** What was refused until now; it is forgotten then. */
export function takeViolations(): string[] {
  return violations.splice(0);
}

// The site keeps to its own Content-Security-Policy, in every browser test: what the browser refuses the page or one of its
// workers fails the test. In the sandbox of the cells things are meant to be refused.
import type { BrowserContext } from 'playwright';
import { afterEach, expect } from 'vitest';

const violations: string[] = [];

/** Called for each context of a test. */
export function watchPolicy(context: BrowserContext): void {
  context.on('console', (message) => {
    const { url } = message.location();
    if (!/content security policy/i.test(message.text()) || !url.startsWith('http')) return;
    if (!message.text().includes('frame-ancestors')) violations.push(`${url}: ${message.text()}`);
  });
}

/** What was refused until now; it is forgotten then. */
export function takeViolations(): string[] {
  return violations.splice(0);
}

afterEach(() => expect(takeViolations(), 'what the policy of the site has refused').toEqual([]));

// The site keeps to its own Content-Security-Policy in every browser test.
import { afterEach, expect } from 'vitest';
import { takeViolations } from './policy-violations.ts';

afterEach(() => expect(takeViolations(), 'what the policy of the site has refused').toEqual([]));

// What a reader has typed as the broker to be loaded → where the run goes, or why it does not. The page knows of no way to say
// that a broker elsewhere is one's own: that is for the command.
import { profileNames, type ProfileName } from '../../broker/profile-names.ts';
import { refusalOf, type Refusal } from '../../load/guard.ts';
import type { Scenario } from '../../load/scenario.ts';
import { parseTarget } from '../../load/target.ts';
import type { LabTarget } from './lab-run.ts';

export type TargetProblem = { code: 'no-address' | 'not-over-web-socket' } | { code: 'refused'; refusal: Refusal };

/** `chosen`: a profile of the broker in the page, or 'address' and then what was typed. */
export function labTarget(
  chosen: string,
  typed: string,
  scenario: Scenario,
): { target: LabTarget } | { problem: TargetProblem } {
  if (isProfile(chosen)) return { target: { kind: 'in-page', profile: chosen } };
  const target = parseTarget(typed.trim());
  if (target === null) return { problem: { code: 'no-address' } };
  if (target.transport !== 'ws' && target.transport !== 'wss') return { problem: { code: 'not-over-web-socket' } };
  const refusal = refusalOf(target, addressesOf(target.host), scenario, false);
  if (refusal !== null) return { problem: { code: 'refused', refusal } };
  return { target: { kind: 'address', target } };
}

/** What a page can know: it cannot ask for the addresses of a name. */
function addressesOf(host: string): string[] {
  if (host === 'localhost' || host.endsWith('.localhost')) return ['127.0.0.1'];
  return /^[\d.]+$|:/.test(host) ? [host] : [];
}

function isProfile(name: string): name is ProfileName {
  return (profileNames as readonly string[]).includes(name);
}

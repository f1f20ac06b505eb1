// Whose figures these are. When the generator could not keep up with its own plan, they are its own and not the broker's, and
// nothing else is said before that. Pure.
import type { Figures } from './figures.ts';
import type { Happening, HappeningCode } from './happenings.ts';
import type { Measured } from './measured.ts';

/** From here on, as parts of 1: of the planned messages that may be late, of the time in which a process is busy. */
const [mostMissed, mostBusy] = [0.01, 0.95];
/** Milliseconds at p99. */
const [worstLag, worstLoop] = [5, 50];
/** A rate is reached by so much of it. */
const reached = 0.99;

export type VerdictReason =
  | { code: 'plan-missed'; part: number }
  | { code: 'own-lag'; p99: number; latency: number }
  | { code: 'loop-lag'; p99: number }
  | { code: 'busy'; part: number }
  /** Connections that this computer did not allow. */
  | { code: 'own-connections'; count: number }
  | { code: 'rate-not-reached'; sent: number; offered: number }
  | { code: 'lost'; count: number }
  | { code: 'refused'; count: number }
  | { code: 'not-connected'; count: number }
  | { code: 'connections-lost'; count: number };

export interface Verdict {
  /**
   * `none`: the broker did what was asked for; it may be able to do more. `unmeasured`: no client was connected.
   */
  limit: 'none' | 'generator' | 'broker' | 'unmeasured';
  reasons: VerdictReason[];
}

export function verdictOf(measured: Measured, figures: Figures): Verdict {
  const own = [...generatorReasons(figures), ...connectionReasons(measured)];
  const others = brokerReasons(measured, figures);
  if (measured.connections.made === 0) return { limit: 'unmeasured', reasons: [] };
  const limit = own.length > 0 ? 'generator' : others.length > 0 ? 'broker' : 'none';
  return { limit, reasons: [...own, ...others] };
}

function generatorReasons({ generator: { missed, lag, loop, busy }, latency }: Figures): VerdictReason[] {
  const reasons: VerdictReason[] = [];
  if (missed > mostMissed) reasons.push({ code: 'plan-missed', part: missed });
  if (lag.p99 > worstLag && lag.p99 * 2 > latency.p99 && latency.count > 0)
    reasons.push({ code: 'own-lag', p99: lag.p99, latency: latency.p99 });
  if (loop.p99 > worstLoop) reasons.push({ code: 'loop-lag', p99: loop.p99 });
  if (busy !== null && busy > mostBusy) reasons.push({ code: 'busy', part: busy });
  return reasons;
}

function connectionReasons({ happenings }: Measured): VerdictReason[] {
  const count = countOf(happenings, 'too-many-files', 'no-free-port');
  return count === 0 ? [] : [{ code: 'own-connections', count }];
}

function countOf(happenings: readonly Happening[], ...codes: readonly HappeningCode[]): number {
  return happenings.reduce((sum, { code, count }) => (codes.includes(code) ? sum + count : sum), 0);
}

function brokerReasons(
  { connections, happenings, held, ended }: Measured,
  { rates, counts }: Figures,
): VerdictReason[] {
  const reasons: VerdictReason[] = [];
  const { offered, sent } = rates;
  if (offered !== null && held > 0 && ended === 'complete' && counts.sent < counts.planned * reached)
    reasons.push({ code: 'rate-not-reached', sent, offered });
  if (counts.lost > 0) reasons.push({ code: 'lost', count: counts.lost });
  if (counts.refused > 0) reasons.push({ code: 'refused', count: counts.refused });
  const own = countOf(happenings, 'too-many-files', 'no-free-port');
  const missing = Math.max(0, connections.wanted - connections.made - own);
  if (missing > 0 && ended !== 'stopped') reasons.push({ code: 'not-connected', count: missing });
  const gone = countOf(happenings, 'closed', 'disconnected', 'ping-stalled', 'garbage');
  // Those that never were connected are told already.
  if (gone > missing) reasons.push({ code: 'connections-lost', count: gone - missing });
  return reasons;
}

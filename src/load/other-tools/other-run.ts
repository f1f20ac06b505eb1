// A scenario as the run of another tool that is equal to it, and in what it is not equal. Pure.
import { Plan } from '../plan.ts';
import type { Part, Scenario } from '../scenario.ts';

export const differences = [
  /** It sends at fixed times of its own, not when a window opens. */
  'no-window',
  /** A publisher waits for the acknowledgement of one message before it sends the next. */
  'waits',
  /** Its times are whole milliseconds: another rate comes out. */
  'whole-milliseconds',
  'no-ramp',
  /** The warm-up is in its figures. */
  'no-warm-up',
  /** It speaks 3.1.1 only. */
  'only-3.1.1',
  /** It has a keep alive of its own. */
  'own-keep-alive',
  /** It does not count what is lost, doubled or out of order. */
  'counts-no-losses',
  /** Its path is /mqtt. */
  'fixed-path',
  /** Both clients of a pair have the identifier of their own in their topics. */
  'no-pairs-by-client-id',
  /** It connects the clients evenly over a time, and not at a rate. */
  'connect-time',
] as const;
export type Difference = (typeof differences)[number];

export interface OtherRun {
  /** A command, a script, or a file. */
  text: string;
  /** In the order of the list. */
  differences: Difference[];
}

export function otherRun(text: string, found: Iterable<Difference | false>): OtherRun {
  const all = new Set(found);
  return { text, differences: differences.filter((each) => all.has(each)) };
}

/** Milliseconds between two messages of one publisher; null in a closed loop, or when nobody publishes. */
export function messageInterval({ pace, publishers }: Part): number | null {
  return pace?.loop === 'open' ? (publishers * 1000) / pace.rate : null;
}

/** As whole milliseconds, at least one. */
export function wholeInterval(part: Part): number | null {
  const exact = messageInterval(part);
  return exact === null ? null : Math.max(1, Math.round(exact));
}

/** Messages of a part in the whole run; null in a closed loop. */
export function messagesOf({ pace }: Part, { warmUp, duration }: Scenario): number | null {
  return pace?.loop === 'open' ? new Plan(pace.rate, 0, warmUp + duration).total : null;
}

/** Seconds of traffic, rounded up. */
export function trafficSeconds({ warmUp, duration }: Scenario): number {
  return Math.ceil((warmUp + duration) / 1000);
}

/** A template in the signs of a tool, which has none for the name of the run. */
export function templateFor(template: string, clientId = '%c', number = '%i'): string {
  return template.replace(/%[cir]/g, (sign) => (sign === '%c' ? clientId : sign === '%i' ? number : 'run'));
}

/** Differences that follow from the scenario alone, for a tool with intervals in whole milliseconds. */
export function paceDifferences({ parts, warmUp }: Scenario): (Difference | false)[] {
  return [
    warmUp > 0 && 'no-warm-up',
    ...parts.flatMap((part): (Difference | false)[] => {
      const [exact, whole] = [messageInterval(part), wholeInterval(part)];
      return [
        part.pace?.loop === 'open' && part.pace.ramp > 0 && 'no-ramp',
        exact !== null && whole !== null && Math.abs(whole - exact) > exact / 100 && 'whole-milliseconds',
        part.kind === 'point-to-point' && part.filter.includes('%c') && 'no-pairs-by-client-id',
      ];
    }),
  ];
}

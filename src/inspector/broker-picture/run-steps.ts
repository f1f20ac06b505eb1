// A run of the broker in steps that a reader can follow: one for each packet that it took, and for each time that
// something fell due. What came before a step, and the step itself, are events. Pure.
import type { BrokerEvent } from '../../broker/events/events.ts';
import type { BrokerView } from '../../broker/events/broker-view.ts';

export interface RunSteps {
  /** The state before the first event. */
  start: BrokerView;
  events: readonly BrokerEvent[];
  /** Where each step begins and ends among the events. */
  steps: readonly { from: number; to: number }[];
  /** The bytes of the packet that began a step, where one did. */
  bytesOf: (step: number) => Uint8Array | null;
}

export type ApplyEvent = (view: BrokerView, event: BrokerEvent) => void;

/** Events that readers see something of. */
const seen: ReadonlySet<BrokerEvent['type']> = new Set([
  'connection-accepted',
  'connection-refused',
  'connection-closed',
  'session-ended',
  'will-delayed',
  'will-published',
  'subscribed',
  'subscribe-refused',
  'unsubscribed',
  'published',
  'publish-refused',
  'duplicate-ignored',
  'sent',
  'queued',
  'dropped',
  'acknowledged',
  'released',
  'retained-stored',
  'retained-removed',
]);

/** `bytesOf`: of the packet number `place`, from 0, of an input of the broker; null where nobody knows. */
export function runSteps(
  start: BrokerView,
  events: readonly BrokerEvent[],
  bytesOf: (input: number, place: number) => Uint8Array | null = () => null,
): RunSteps {
  const steps: { from: number; to: number }[] = [];
  let from = 0;
  const close = (to: number): void => {
    if (events.slice(from, to).some(({ type }) => seen.has(type))) steps.push({ from, to });
    else if (steps.length === 0 || to === from) return;
    // What nobody sees belongs to the step before.
    const last = steps.at(-1);
    if (last !== undefined) last.to = to;
    from = to;
  };
  for (const [index, event] of events.entries()) {
    const before = events[index - 1];
    // One input of the broker can bring several packets.
    if (before !== undefined && (event.type === 'received' || event.input !== before.input)) close(index);
  }
  close(events.length);
  return { start, events, steps, bytesOf: (step) => bytesOfStep(step) };

  function bytesOfStep(step: number): Uint8Array | null {
    const { from, to } = steps[step] ?? { from: 0, to: 0 };
    const at = events.findIndex(({ type }, index) => type === 'received' && index >= from && index < to);
    const received = events[at];
    if (received === undefined) return null;
    const before = events.slice(0, at).filter(({ type, input }) => type === 'received' && input === received.input);
    return bytesOf(received.input, before.length);
  }
}

/** The state after that step, and what happened in it. */
export function stepAt(run: RunSteps, index: number, applyEvent: ApplyEvent): StepState {
  const { from, to } = run.steps[index] ?? { from: 0, to: 0 };
  const view = structuredClone(run.start);
  for (const event of run.events.slice(0, to)) applyEvent(view, event);
  return { view, events: run.events.slice(from, to) };
}

export interface StepState {
  view: BrokerView;
  events: readonly BrokerEvent[];
}

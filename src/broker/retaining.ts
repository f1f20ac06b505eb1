// Changes of what is retained (3.3.1.3), told with their reason.
import type { LimitName } from './losses.ts';
import type { Message } from './message.ts';
import type { BrokerState } from './state.ts';

/** Keeps the message as its topic's last one, or removes the one that was kept, as the payload and the limits say. */
export function retain(state: BrokerState, message: Message): void {
  const { retained, tell } = state;
  if (message.payload.length > 0 && !state.retainedRate.take(state.now)) {
    state.watch?.({ type: 'retained-skipped', message });
    lose(state, message, 'retainedPerSecond');
    return;
  }
  const before = tell === null ? null : (retained.get(message.topic)?.id ?? null);
  const done = retained.store(message);
  if (done === 'no-room')
    lose(state, message, retained.count < state.options.maxRetained ? 'maxRetainedBytes' : 'maxRetained');
  if (tell === null) return;
  if (done === 'stored') tell({ type: 'retained-stored', message, replaced: before });
  else if (before !== null) tell({ type: 'retained-removed', topic: message.topic, message: before, why: done });
}

function lose(state: BrokerState, { publisher }: Message, name: LimitName): void {
  state.losses.add(state, 'not-retained', state.sessions.get(publisher), name);
}

/** The message of the topic has expired. */
export function expireRetained(state: BrokerState, topic: string): void {
  const { retained } = state;
  const message = retained.get(topic);
  if (message === null) return;
  retained.delete(topic);
  state.tell?.({ type: 'retained-removed', topic, message: message.id, why: 'expired' });
}

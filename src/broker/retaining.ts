// Changes of what is retained (3.3.1.3), told with their reason.
import type { Message } from './message.ts';
import type { BrokerState } from './state.ts';

/** Keeps the message as its topic's last one, or removes the one that was kept, as the payload and the limits say. */
export function retain(state: BrokerState, message: Message): void {
  const { retained, tell } = state;
  if (message.payload.length > 0 && !state.retainedRate.take(state.now)) {
    state.watch?.({ type: 'retained-skipped', message });
    return;
  }
  if (tell === null) {
    retained.store(message);
    return;
  }
  const before = retained.get(message.topic)?.id ?? null;
  const done = retained.store(message);
  if (done === 'stored') tell({ type: 'retained-stored', message, replaced: before });
  else if (before !== null) tell({ type: 'retained-removed', topic: message.topic, message: before, why: done });
}

/** The message of the topic has expired. */
export function expireRetained(state: BrokerState, topic: string): void {
  const { retained } = state;
  const message = retained.get(topic);
  if (message === null) return;
  retained.delete(topic);
  state.tell?.({ type: 'retained-removed', topic, message: message.id, why: 'expired' });
}

// The broker that is picked for the page, as the page tells it.
import type { PickedBroker } from '../page-events.ts';

/** Calls `heard` as soon as it is known which broker is picked, and with each other one. */
export function onPicked(heard: (broker: PickedBroker) => void): void {
  document.addEventListener('lab:picked', ({ detail }) => heard(detail));
  document.dispatchEvent(new Event('lab:ask-picked'));
}

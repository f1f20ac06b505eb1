// A broker of the page's own that lives through the past of another one again.
import { applyEvent } from '../broker/events/fold.ts';
import { pageOptions } from '../broker/hosts/page-options.ts';
import { BrokerHistory } from '../broker/replay/history.ts';
import { readInputs } from '../broker/replay/read-inputs.ts';
import type { PastReading } from '../inspector/broker-view/broker-surroundings.ts';

export const pastReading: PastReading = {
  newHistory: (seed, profile) => new BrokerHistory(pageOptions(profile, seed)),
  readInputs,
  applyEvent,
};

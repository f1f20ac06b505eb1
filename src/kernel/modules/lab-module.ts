// The module `lab` as one run sees it; lab.d.ts is its contract.
import type { MessagesOptions } from './lab-types.ts';
import { bars, histogram, lines } from '../worker/charts.ts';
import { DisplayElement } from '../worker/element.ts';
import { setFault, type FaultHost } from './lab-fault.ts';
import { LabMessages } from './lab-messages.ts';
import { connected, sleep, until, type WaitHost } from './lab-waiting.ts';
import { dataProperty } from '../worker/plain-text.ts';
import type { KernelSettings } from '../protocol.ts';

export interface LabHost extends FaultHost, WaitHost {
  settings(): KernelSettings;
  /** Shows a value; the returned function shows another in its place. */
  display(value: unknown, as: unknown): (value: unknown) => void;
}

/** What `display` gives; a class, so that a cell which ends with `display(…)` does not show it as its result. */
export class DisplayHandle {
  readonly update: (value: unknown) => void;

  constructor(update: (value: unknown) => void) {
    this.update = update;
  }
}

export function labModule(host: LabHost): Record<string, unknown> {
  const messages = new LabMessages(host);
  return {
    get brokerUrl() {
      return host.settings().brokerUrl;
    },
    topic: (name: string) => `${host.settings().namespace}/${name}`,
    display: (value: unknown, options?: { as?: unknown }) => {
      return new DisplayHandle(host.display(value, dataProperty(options, 'as')));
    },
    element: (tag: unknown, attributes?: unknown, ...children: unknown[]) =>
      new DisplayElement(tag, attributes, children),
    bars: (values: unknown, options?: unknown) => bars(values, options),
    lines: (series: unknown, options?: unknown) => lines(series, options),
    histogram: (values: unknown, options?: unknown) => histogram(values, options),
    fault: (kind: unknown, options?: unknown) => setFault(host, kind, options),
    sleep: (milliseconds: number) => sleep(host, milliseconds),
    until: (condition: unknown, options?: unknown) => until(host, condition, options),
    connected: (client: unknown, options?: unknown) => connected(host, client, options),
    messages: (client: unknown, count: number, options?: MessagesOptions) => messages.messages(client, count, options),
    received: (client: unknown, options?: { filter?: string }) => messages.received(client, options),
    settled: (subscriber: unknown, publisher: unknown, topics: unknown, options?: unknown) =>
      messages.settled(subscriber, publisher, topics, options),
  };
}

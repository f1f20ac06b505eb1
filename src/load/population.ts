// A scenario → its clients, or a share of them where several processes run it together. Pure.
import type { QoS } from '../mqtt/packet.ts';
import type { Scenario } from './scenario.ts';
import { filledTemplate } from './topic-template.ts';

export interface ClientSpec {
  clientId: string;
  /** Its part of the scenario. */
  part: number;
  qos: QoS;
  /** The topic that it publishes to, and the number of its flow; null = it publishes nothing. */
  topic: string | null;
  flow: number;
  /** What it subscribes to; null = nothing. */
  filter: string | null;
  /** In point-to-point: the flow that it receives. */
  fromFlow: number;
}

/** Which of the clients: those whose number leaves the remainder `index` when it is divided by `of`. */
export interface Share {
  index: number;
  of: number;
}

/** In how many shares the clients can be run so that each has some. */
export function mostShares({ parts }: Scenario): number {
  return Math.max(...parts.map(({ idle, publishers, subscribers }) => Math.max(idle, publishers, subscribers)));
}

/** Whether a closed loop waits for messages that come to another process: then it cannot be run in several. */
export function needsOneProcess({ parts }: Scenario): boolean {
  return parts.some(({ kind, qos, pace }) => pace?.loop === 'closed' && qos === 0 && kind !== 'point-to-point');
}

export const everyone: Share = { index: 0, of: 1 };

/** The subscribers come first: they are there before anything is published. */
export function populationOf(scenario: Scenario, run: string, share: Share = everyone): ClientSpec[] {
  const subscribers: ClientSpec[] = [];
  const others: ClientSpec[] = [];
  let [clients, flows] = [0, 0];
  scenario.parts.forEach(({ kind, idle, publishers, subscribers: count, topic, filter, qos }, part) => {
    const idOf = (number: number): string => filledTemplate(scenario.clientId, { clientId: '', number, run });
    const [firstPublisher, firstFlow] = [clients, flows];
    const none = { part, qos, topic: null, flow: -1, filter: null, fromFlow: -1 };
    for (let number = 0; number < publishers; number += 1) {
      if (number % share.of !== share.index) continue;
      const clientId = idOf(firstPublisher + number);
      const own = filledTemplate(topic, { clientId, number, run });
      others.push({ ...none, clientId, topic: own, flow: firstFlow + number });
    }
    for (let number = 0; number < count; number += 1) {
      if (number % share.of !== share.index) continue;
      const clientId = idOf(firstPublisher + publishers + number);
      const paired = kind === 'point-to-point';
      const named = paired ? idOf(firstPublisher + number) : clientId;
      const own = filledTemplate(filter, { clientId: named, number, run });
      subscribers.push({ ...none, clientId, filter: own, fromFlow: paired ? firstFlow + number : -1 });
    }
    for (let number = 0; number < idle; number += 1) {
      if (number % share.of === share.index)
        others.push({ ...none, clientId: idOf(firstPublisher + publishers + count + number) });
    }
    clients += idle + publishers + count;
    flows += publishers;
  });
  return [...subscribers, ...others];
}

// A broker that is listened to, for the tests of what readers are told about its messages.
import { expect } from 'vitest';
import type { BrokerEvent } from '../../../src/broker/events/events.ts';
import type { BrokerOptions } from '../../../src/broker/options.ts';
import { explain, type Explanation } from '../../../src/broker/events/why.ts';
import type { Publish } from '../../../src/mqtt/packet.ts';
import { MessageStory } from '../../../src/inspector/why/message-story.ts';
import { whySentences } from '../../../src/inspector/why/why-sentences.ts';
import { Flow } from '../../broker/flow.ts';

/** With a publisher `p` and a client `s`. */
export class Listened extends Flow {
  readonly events: BrokerEvent[] = [];
  readonly #publisher;

  constructor(options: Partial<BrokerOptions> = {}) {
    super(options);
    this.broker.listen((event) => this.events.push(event));
    this.#publisher = this.client(5, 'p');
  }

  publish(topic: string, more: Partial<Publish> = {}): void {
    this.#publisher.publish(topic, 'x', more);
  }

  release(): void {
    this.#publisher.send({ type: 'PUBREL', packetId: 1, reasonCode: 0 });
  }

  /** About message 1; from the story of the message, which must say what all events say. */
  why(clientId = 's'): Explanation {
    const story = new MessageStory(1);
    for (const event of this.events) story.take(event);
    const explanation = explain(null, story.eventsFor(clientId), 1, clientId);
    expect(explanation).toEqual(explain(null, this.events, 1, clientId));
    if (explanation === null) throw new Error('there is no message 1');
    return explanation;
  }

  sentences(language: 'en' | 'zh-cn', clientId = 's'): string[] {
    const found = {
      published: undefined,
      copies: () => [],
      crossings: () => [],
      subscribe: () => undefined,
      versionOf: () => 5 as const,
    };
    return whySentences(found, this.why(clientId), (name) => name, language).map(
      ({ text, clause }) => text + (clause === undefined ? '' : ` [${clause}]`),
    );
  }
}

export const qos1 = { qos: 1, packetId: 1 } as const;
export const qos2 = { qos: 2, packetId: 1 } as const;
export const keep = { properties: { sessionExpiryInterval: 100 } };

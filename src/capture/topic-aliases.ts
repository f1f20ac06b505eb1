// What the Topic Aliases of one connection stand for. Each direction has its own, and they end with the connection.
// [MQTT5-3.3.2-7]
import { endOfFirstString } from '../mqtt/first-string.ts';
import { topicAliasOf } from '../mqtt/topic-alias.ts';
import { readUtf8 } from '../mqtt/utf8.ts';
import type { CapturedPacket } from './captured-packet.ts';

export class TopicAliases {
  #topics: Record<CapturedPacket['direction'], Map<number, string>> = {
    'to-broker': new Map(),
    'to-client': new Map(),
  };

  /**
   * Takes the bytes of a PUBLISH of MQTT 5; show it every one, in order. Returns the topic of one that has only an
   * alias. Undefined when it names its topic itself, or nothing has told what its alias stands for.
   */
  take(direction: CapturedPacket['direction'], publish: Uint8Array): string | undefined {
    const alias = topicAliasOf(publish);
    if (alias === 0) return undefined;
    const end = endOfFirstString(publish);
    const begin = beginOfTopic(publish);
    if (end === begin) return this.#topics[direction].get(alias);
    const topic = end <= publish.length ? readUtf8(publish, begin, end) : null;
    if (topic !== null) this.#topics[direction].set(alias, topic);
    return undefined;
  }
}

/** Behind the two bytes of its length. */
function beginOfTopic(publish: Uint8Array): number {
  let at = 1;
  while (((publish[at] ?? 0) & 0x80) !== 0) at += 1;
  return at + 3;
}

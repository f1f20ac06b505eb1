// The topic of a PUBLISH, whether it names it or only has a Topic Alias.
import type { Language } from '../language.ts';
import type { Publish } from '../mqtt/packet.ts';
import type { CapturedPacket } from './captured-packet.ts';

/** Empty when it has only an alias, and no packet that was captured tells what that stands for. */
export function topicOf({ topic }: Pick<CapturedPacket, 'topic'>, publish: Publish): string {
  return topic ?? publish.topic;
}

/** What stands in the place of a topic that is not known. */
export const unknownTopic: Record<Language, string> = { en: '(topic not known)', 'zh-cn': '（主题未知）' };

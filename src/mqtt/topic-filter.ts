// The Topic Filter of SUBSCRIBE and UNSUBSCRIBE, and which rule a wrong one breaks. In 3.1.1 `$share/` is a level like
// any other.
import type { ProtocolVersion } from './packet.ts';
import type { Reader } from './reader.ts';
import type { RuleName } from './rules.ts';
import { claimsShare, isPlainTopicFilter, parseShare } from './topic.ts';

/** The rule that `filter` breaks, or null. */
export function brokenTopicFilter(filter: string, version: ProtocolVersion): RuleName | null {
  if (filter === '') return 'topicFilterEmpty'; // [MQTT5-4.7.3-1] [MQTT311-4.7.3-1]
  if (version === 4 || !claimsShare(filter)) return isPlainTopicFilter(filter) ? null : 'topicFilter';
  const share = parseShare(filter); // [MQTT5-4.8.2-1] [MQTT5-4.8.2-2]
  if (share === null) return 'shareName';
  return isPlainTopicFilter(share.filter) ? null : 'topicFilter';
}

export function readTopicFilter(reader: Reader): string {
  const at = reader.position;
  const filter = reader.utf8('Topic Filter'); // [MQTT5-3.8.3-1] [MQTT5-3.10.3-1]
  const wrong = brokenTopicFilter(filter, reader.laxShares ? 4 : reader.version);
  if (wrong !== null) throw reader.broken(wrong, at + 2);
  return filter;
}

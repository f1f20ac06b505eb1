// Topic Names and Topic Filters [MQTT5-4.7] [MQTT311-4.7] and Shared Subscriptions [MQTT5-4.8.2].
// These functions look at levels and wildcards. The codec looks at lengths in bytes and at U+0000.

const slashUnit = 0x2f;
const plusUnit = 0x2b;
const hashUnit = 0x23;
const dollarUnit = 0x24;
const sharePrefix = '$share/';

/** True for a Topic Name: at least one character [MQTT5-4.7.3-1], no wildcard [MQTT5-4.7.0-1] [MQTT311-4.7.1-1]. */
export function isTopicName(text: string): boolean {
  return text.length > 0 && !hasWildcard(text);
}

export function hasWildcard(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit === plusUnit || unit === hashUnit) return true;
  }
  return false;
}

/**
 * True for a Topic Filter that a SUBSCRIBE of MQTT 5 may carry, shared ones included: `$share/g/a/#` is one, `$share/g`
 * is not. In 3.1.1, where `$share` has no meaning, `isPlainTopicFilter` is the rule.
 */
export function isTopicFilter(text: string): boolean {
  if (!claimsShare(text)) return isPlainTopicFilter(text);
  const share = parseShare(text);
  return share !== null && isPlainTopicFilter(share.filter);
}

/**
 * `#` alone in the last level [MQTT5-4.7.1-1] [MQTT311-4.7.1-2], `+` alone in its level [MQTT5-4.7.1-2]
 * [MQTT311-4.7.1-3].
 */
export function isPlainTopicFilter(text: string): boolean {
  const end = text.length;
  if (end === 0) return false; // [MQTT5-4.7.3-1] [MQTT311-4.7.3-1]
  for (let index = 0; index < end; index++) {
    const unit = text.charCodeAt(index);
    if (unit !== plusUnit && unit !== hashUnit) continue;
    if (index > 0 && text.charCodeAt(index - 1) !== slashUnit) return false;
    if (index + 1 === end) continue;
    if (unit === hashUnit || text.charCodeAt(index + 1) !== slashUnit) return false;
  }
  return true;
}

/** True when `filter` starts like a Shared Subscription, well-formed or not. */
export function claimsShare(filter: string): boolean {
  return filter.startsWith(sharePrefix); // [MQTT5-4.8.2-1]: `$share` alone is an ordinary Topic Filter
}

/**
 * The two parts of `$share/<ShareName>/<filter>`, or null when `filter` is not a well-formed Shared Subscription: a
 * ShareName of at least one character without wildcards, then a filter that is not empty [MQTT5-4.8.2-1]
 * [MQTT5-4.8.2-2]. `claimsShare` tells an invalid share from an ordinary Topic Filter. The wildcards of the inner
 * filter are checked by `isTopicFilter`, not here.
 */
export function parseShare(filter: string): { shareName: string; filter: string } | null {
  if (!filter.startsWith(sharePrefix)) return null;
  const slash = filter.indexOf('/', sharePrefix.length);
  if (slash <= sharePrefix.length || slash === filter.length - 1) return null;
  const shareName = filter.slice(sharePrefix.length, slash);
  return hasWildcard(shareName) ? null : { shareName, filter: filter.slice(slash + 1) };
}

/**
 * Whether a plain `filter` (the inner one of a Shared Subscription) matches `name`; both must be well-formed. A filter
 * that starts with a wildcard does not match a name that starts with `$` [MQTT5-4.7.2-1] [MQTT311-4.7.2-1]. Characters
 * are compared as they are [MQTT5-4.7.3-4].
 */
export function topicMatches(filter: string, name: string): boolean {
  let at = 0; // position in name
  const filterEnd = filter.length;
  const nameEnd = name.length;
  if (name.charCodeAt(0) === dollarUnit && (filter.charCodeAt(0) === plusUnit || filter.charCodeAt(0) === hashUnit))
    return false;
  for (let index = 0; index < filterEnd; index++) {
    const unit = filter.charCodeAt(index);
    if (unit === hashUnit) return true;
    if (unit === plusUnit) {
      while (at < nameEnd && name.charCodeAt(at) !== slashUnit) at++;
      continue;
    }
    if (at < nameEnd && name.charCodeAt(at) === unit) {
      at++;
      continue;
    }
    // `a/#` matches `a` too: the name is at its end and all that is left of the filter is `/#`.
    return at === nameEnd && unit === slashUnit && index + 2 === filterEnd && filter.charCodeAt(index + 1) === hashUnit;
  }
  return at === nameEnd;
}

// Of the subscriptions that do not match a topic, the one that comes nearest, and the level at which it parts from the
// topic.
import type { SubscriptionView } from './broker-view.ts';

export interface NearMiss {
  subscription: SubscriptionView;
  /** The first level that does not fit, from 0. The common length, if one of the two ends there. */
  level: number;
  why:
    | 'other-name'
    /** The filter ends there and the topic goes on, or the other way round. */
    | 'topic-goes-on'
    | 'topic-ends'
    /** A wildcard in the first level does not match a topic that begins with `$`. */
    | 'wildcard-before-dollar';
}

/**
 * The one of `subscriptions`, none of which matches, that agrees with the most levels of the topic. Null when there is
 * none.
 */
export function nearestFilter(subscriptions: Iterable<SubscriptionView>, topic: string): NearMiss | null {
  let nearest: NearMiss | null = null;
  let most = -1;
  for (const subscription of subscriptions) {
    const { agreed, why } = partingOf(subscription.filter.split('/'), topic.split('/'));
    if (agreed <= most) continue;
    most = agreed;
    nearest = { subscription, level: why === 'wildcard-before-dollar' ? 0 : agreed, why };
  }
  return nearest;
}

/** `agreed`: levels before the one at which they part, with `$` taken for an ordinary letter. */
function partingOf(filter: readonly string[], topic: readonly string[]): { agreed: number; why: NearMiss['why'] } {
  const hidden = topic[0]?.startsWith('$') === true && (filter[0] === '+' || filter[0] === '#');
  for (let agreed = 0; ; agreed += 1) {
    const [asked, name] = [filter[agreed], topic[agreed]];
    if (asked === '#') return { agreed: topic.length, why: 'wildcard-before-dollar' }; // any other `#` would match
    if (asked !== undefined && name !== undefined && (asked === '+' || asked === name)) continue;
    if (hidden) return { agreed, why: 'wildcard-before-dollar' };
    if (asked === undefined) return { agreed, why: 'topic-goes-on' };
    return { agreed, why: name === undefined ? 'topic-ends' : 'other-name' };
  }
}

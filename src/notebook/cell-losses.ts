// What the limits of the broker in the page have cost one run, gathered: one entry for each kind of loss and client. Pure.
import { visible } from '../capture/payload-text.ts';
import type { Loss } from '../capture/lost-messages.ts';
import type { LostMessages } from '../capture/words/losses.ts';

/** Clients that are named in one sentence. */
const named = 3;

export function addLoss(losses: readonly Loss[], loss: Loss): readonly Loss[] {
  const isSame = (other: Loss): boolean => isAlike(other, loss) && other.clientId === loss.clientId;
  const before = losses.find(isSame);
  if (before === undefined) return [...losses, loss];
  return losses.map((other) => (other === before ? { ...loss, count: before.count + loss.count } : other));
}

/** One entry for what can be said in one sentence. */
export function lostMessages(losses: readonly Loss[]): LostMessages[] {
  const kinds: Loss[][] = [];
  for (const loss of losses) {
    const alike = kinds.find(([first]) => first && isAlike(first, loss));
    if (alike) alike.push(loss);
    else kinds.push([loss]);
  }
  return kinds.flatMap((alike) => {
    const [first] = alike;
    if (first === undefined) return [];
    const { what, limit } = first;
    return {
      what,
      limit,
      count: alike.reduce((sum, { count }) => sum + count, 0),
      away: alike.every(({ away }) => away),
      clients: alike.slice(0, named).map(({ clientId }) => visible(clientId)),
      more: Math.max(0, alike.length - named),
    };
  });
}

function isAlike(one: Loss, other: Loss): boolean {
  return one.what === other.what && one.limit.name === other.limit.name && one.limit.value === other.limit.value;
}

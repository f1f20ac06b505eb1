// Messages that a limit of the broker has cost, in English.
import type { LossWords, LostMessages } from './losses.ts';

const messages = (count: string): string => (count === '1' ? '1 message' : `${count} messages`);
const were = (count: string): string => (count === '1' ? 'was' : 'were');

export const en: LossWords = {
  limits: {
    maxQueue: (value) => `at most ${messages(value)} may wait for one client (maxQueue)`,
    maxQueueBytes: (value) => `at most ${value} bytes may wait in one session (maxQueueBytes)`,
    memoryLimit: (value) => `this broker keeps at most ${value} bytes in memory (memoryLimit)`,
    maxRetained: (value) => `this broker retains at most ${messages(value)} (maxRetained)`,
    maxRetainedBytes: (value) => `this broker retains at most ${value} bytes of messages (maxRetainedBytes)`,
    retainedPerSecond: (value) => `this broker retains at most ${messages(value)} a second (retainedPerSecond)`,
  },
  happened: {
    'dropped-oldest': (clients, count, why) =>
      `The broker dropped ${messages(count)} for ${clients}, the oldest first, because ${why}.`,
    'dropped-newest': (clients, count, why) =>
      `The broker dropped ${messages(count)} for ${clients}, the newest first, because ${why}.`,
    'not-taken': (clients, count, why) =>
      `The broker did not take ${messages(count)} from ${clients}, because ${why}. No packet could say so.`,
    'not-retained': (clients, count, why) =>
      `${messages(count)} from ${clients} ${were(count)} passed on but not retained, because ${why}.`,
  },
  doNext,
  clients: (named, more) => {
    const all = more === 0 ? [...named] : [...named, more === 1 ? '1 more client' : `${more} more clients`];
    const last = all.pop() ?? '';
    return all.length === 0 ? last : `${all.join(', ')} and ${last}`;
  },
};

function doNext({ what, limit, away, clients, more }: LostMessages): string {
  const isOne = clients.length + more === 1;
  switch (limit.name) {
    case 'maxQueue':
    case 'maxQueueBytes':
      if (what === 'not-taken') return 'Let exchanges of QoS 2 end before you begin the next ones.';
      if (away)
        return `${isOne ? 'It was' : 'They were'} away meanwhile: come back earlier, or publish less until then.`;
      return 'Publish no faster than the messages are acknowledged: await each publishAsync with QoS 1, or send them in smaller portions.';
    case 'memoryLimit':
      return 'Remove retained messages and end sessions that are not needed any more, or reload the page: the broker then begins empty.';
    case 'retainedPerSecond':
      return 'Publish retained messages more slowly.';
    case 'maxRetained':
    case 'maxRetainedBytes':
      return 'Remove retained messages that are not needed any more: publish an empty one with RETAIN to each of their topics.';
  }
}

// What accepts a WebSocket and yet is no working broker: the wire says so within seconds. Time is advanced, not waited for.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bytesOf, connect, publish } from '../capture/packets.ts';
import { TestBroker } from './test-broker.ts';
import { TestKernel } from './test-kernel.ts';

/** A broker that does not answer is given up by then. */
const seconds = 10_000;

const ends: (() => Promise<void>)[] = [];
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(async () => {
  vi.useRealTimers();
  for (const end of ends.splice(0)) await end();
});

describe('something that is no working broker', () => {
  const chosen = async (answer: TestBroker['answer']) => {
    const broker = new TestBroker(answer);
    const { url, end } = await broker.listen();
    ends.push(end);
    const kernel = new TestKernel();
    kernel.switchboard.handle({ type: 'choose', broker: { kind: 'custom', url }, allowed: [] });
    const client = kernel.open(url);
    await client.opened;
    client.link.send(bytesOf(connect));
    return { url, broker, kernel, client };
  };

  it('and never answers CONNECT is given up in time', async () => {
    const { url, broker, kernel, client } = await chosen(() => []);
    await broker.until(({ received }) => received.length === 1);
    vi.advanceTimersByTime(seconds);
    expect(await client.closed).toEqual({ clean: false, reason: `timeout: ${url}` });
    expect((await kernel.heard('connection-failed')).why).toEqual({ code: 'timeout', url });
    const refused = await kernel.heard('broker-state', ({ state }) => state.state === 'refused');
    expect(refused.state).toEqual({ state: 'refused', why: { code: 'timeout', url } });
  });

  it('and answers CONNECT with something else is refused, and the client gets nothing of it', async () => {
    const { url, client } = await chosen((_, link) => {
      link.send(new TextEncoder().encode('hello'));
      return [];
    });
    expect(await client.closed).toEqual({ clean: false, reason: `not-mqtt: ${url}` });
    expect(client.received).toEqual([]);
  });

  it('and closes instead of answering CONNECT is refused', async () => {
    const { url, client } = await chosen((_, link) => {
      link.close();
      return [];
    });
    expect(await client.closed).toEqual({ clean: false, reason: `not-mqtt: ${url}` });
  });

  it('does not concern a broker that answered and then is silent or closes', async () => {
    const { kernel, client } = await chosen((packet, link) => {
      if (packet.type === 'CONNECT') return [{ type: 'CONNACK', sessionPresent: false, reasonCode: 0 }];
      link.close();
      return [];
    });
    await client.bytes(5);
    vi.advanceTimersByTime(seconds);
    client.link.send(bytesOf(publish));
    expect((await client.closed).reason).not.toMatch(/^(timeout|not-mqtt)/);
    expect(kernel.told.filter(({ type }) => type === 'connection-failed')).toEqual([]);
  });
});

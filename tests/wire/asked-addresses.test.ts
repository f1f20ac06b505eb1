// What code may connect to only when the reader agrees.
import { describe, expect, it, vi } from 'vitest';
import { bytesOf, connect } from '../capture/packets.ts';
import { realBroker, TestBroker } from './test-broker.ts';
import { TestKernel } from './test-kernel.ts';

const inPage = 'ws://in-page/mqtt';
describe('an address that is neither chosen nor agreed to', () => {
  it('is asked for once, and nothing is sent before the answer', async () => {
    const { url, broker } = await realBroker();
    const kernel = new TestKernel();
    const [one, two] = [kernel.open(url), kernel.open(url.replace('ws://', 'ws://u:p@'))];
    one.link.send(bytesOf(connect));
    expect(await kernel.heard('ask')).toEqual({ type: 'ask', url, cell: 'hello' });
    // A connection to the broker in the page is made meanwhile: a barrier behind both requests.
    const inside = new TestBroker();
    kernel.switchboard.handle({ type: 'broker', port: inside.inPagePort() });
    await kernel.open(inPage).opened;
    expect(broker.links).toHaveLength(0);
    kernel.switchboard.handle({ type: 'answer', url, allow: true });
    await Promise.all([one.opened, two.opened]);
    await one.bytes(5);
    expect(kernel.told.filter(({ type }) => type === 'ask')).toHaveLength(1);
    await kernel.open(url).opened;
    expect(kernel.told.filter(({ type }) => type === 'ask')).toHaveLength(1);
  });

  it('is refused when the reader says no, for this run; the next run asks again', async () => {
    const kernel = new TestKernel();
    const url = 'ws://other.test/mqtt';
    const client = kernel.open(url);
    await kernel.heard('ask');
    kernel.switchboard.handle({ type: 'answer', url, allow: false });
    expect((await client.closed).reason).toBe(`not-allowed: ${url}`);
    expect((await kernel.open(url).closed).reason).toBe(`not-allowed: ${url}`);
    expect(kernel.told.filter(({ type }) => type === 'ask')).toHaveLength(1);
    kernel.open(url, { execution: 2, cell: 'again' });
    await kernel.heard('ask', ({ cell }) => cell === 'again');
  });

  it('is refused unasked while eight others wait for an answer', async () => {
    const kernel = new TestKernel();
    for (let i = 0; i < 8; i += 1) kernel.open(`ws://host-${i}.test/`);
    expect((await kernel.open('ws://one-more.test/').closed).reason).toBe('not-asked: ws://one-more.test/');
    expect(kernel.told.filter(({ type }) => type === 'ask')).toHaveLength(8);
  });

  it('is refused unasked after three denials in one run, also those that wait for an answer', async () => {
    const kernel = new TestKernel();
    const url = (n: number): string => `ws://host-${n}.test/`;
    const clients = [0, 1, 2, 3].map((n) => kernel.open(url(n)));
    await kernel.heard('ask', (ask) => ask.url === url(3));
    for (const n of [0, 1, 2]) kernel.switchboard.handle({ type: 'answer', url: url(n), allow: false });
    expect((await clients[2]?.closed)?.reason).toBe(`not-allowed: ${url(2)}`);
    expect((await clients[3]?.closed)?.reason).toBe(`not-asked: ${url(3)}`);
    expect(await kernel.heard('ask-over')).toEqual({ type: 'ask-over', url: url(3) });
    expect((await kernel.open(url(4)).closed).reason).toBe(`not-asked: ${url(4)}`);
    expect(kernel.told.filter(({ type }) => type === 'ask')).toHaveLength(4);
    kernel.open(url(4), { execution: 2 });
    await kernel.heard('ask', (ask) => ask.url === url(4));
  });

  it('is no question any more when what wanted it has ended', async () => {
    const kernel = new TestKernel();
    kernel.open('ws://one.test/').link.close();
    await kernel.heard('ask-over', ({ url }) => url === 'ws://one.test/');
    kernel.open('ws://two.test/');
    await kernel.heard('ask', ({ url }) => url === 'ws://two.test/');
    kernel.freshKernel();
    await kernel.heard('ask-over', ({ url }) => url === 'ws://two.test/');
  });

  it('is refused later and later, the more of them a run wants', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    try {
      const kernel = new TestKernel();
      const refused = (): number => kernel.told.filter(({ type }) => type === 'connection-failed').length;
      // Connections are made in order: the last one's question is behind all refusals.
      for (let n = 0; n < 6; n += 1) kernel.open(`no-address-${n}`);
      kernel.open('ws://one.test/');
      await kernel.heard('ask');
      const after = [0, 250, 250, 500].map((milliseconds) => {
        vi.advanceTimersByTime(milliseconds);
        return refused();
      });
      expect(after).toEqual([3, 4, 5, 6]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is not asked for when the reader has agreed before', async () => {
    const { url } = await realBroker();
    const kernel = new TestKernel();
    kernel.switchboard.handle({ type: 'choose', broker: { kind: 'in-page', url: inPage }, allowed: [url] });
    await kernel.open(url).opened;
    expect(kernel.told.some(({ type }) => type === 'ask')).toBe(false);
  });

  it('is connected to when the reader chooses it as the broker', async () => {
    const { url } = await realBroker();
    const kernel = new TestKernel();
    const client = kernel.open(url);
    await kernel.heard('ask');
    kernel.switchboard.handle({ type: 'choose', broker: { kind: 'custom', url }, allowed: [] });
    await client.opened;
  });

  it.each([
    'ws://in-page/other',
    'ws://in-page:81/mqtt',
    'wss://in-page/mqtt',
    'ws://in-page.test/mqtt',
    'ws://x@in-page.evil/mqtt',
  ])('%s does not pass for the broker in the page', async (url) => {
    const kernel = new TestKernel();
    const broker = new TestBroker();
    kernel.switchboard.handle({ type: 'broker', port: broker.inPagePort() });
    kernel.open(url);
    await kernel.heard('ask');
    expect(broker.links).toHaveLength(0);
  });

  it.each(['http://in-page/mqtt', 'mqtt://localhost', 'ws://', '//in-page/mqtt', '', 'javascript:alert(1)'])(
    '%j is no address to connect to',
    async (url) => {
      const kernel = new TestKernel();
      await kernel.open(url).closed;
      expect((await kernel.heard('connection-failed')).why.code).toBe('bad-address');
      expect(kernel.told.some(({ type }) => type === 'ask')).toBe(false);
    },
  );
});

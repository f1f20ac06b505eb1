import { expect, it } from 'vitest';
import { PacketPack } from '../../src/capture/packing/pack-packets.ts';
import type { FromWire, ToWire, WireMessage } from '../../src/wire/page-protocol.ts';
import { Wire } from '../../src/wire/wire.ts';
import { connect, capturedPacket } from '../capture/packets.ts';

/** A worker that only keeps what it is sent. */
class TestWorker {
  static made: TestWorker[] = [];
  readonly sent: ToWire[] = [];
  onmessage: ((event: { data: WireMessage }) => void) | null = null;
  onerror: (() => void) | null = null;
  constructor() {
    TestWorker.made.push(this);
  }
  postMessage(message: ToWire): void {
    this.sent.push(message);
  }
}

function wire(): { wire: Wire; workers: TestWorker[] } {
  TestWorker.made = [];
  const workers = TestWorker.made;
  return {
    wire: new Wire(
      () => new TestWorker() as unknown as Worker,
      () => new MessageChannel().port1,
    ),
    workers,
  };
}

const local = { kind: 'local', url: 'ws://localhost:8083/mqtt' } as const;
const types = (worker: TestWorker | undefined): string[] => worker?.sent.map(({ type }) => type) ?? [];

it('starts nothing before it is used', () => {
  const { wire: page, workers } = wire();
  page.choose(local, []);
  page.listen(() => undefined);
  expect(workers).toHaveLength(0);
});

it('starts one worker with the broker port and the choice before anything else', () => {
  const { wire: page, workers } = wire();
  page.choose(local, ['ws://a.test/']);
  page.connectKernel(new MessageChannel().port1);
  page.probe();
  expect(workers).toHaveLength(1);
  expect(types(workers[0])).toEqual(['broker', 'choose', 'kernel', 'probe']);
  expect(workers[0]?.sent[1]).toEqual({ type: 'choose', broker: local, allowed: ['ws://a.test/'] });
});

it('gives the worker a port into a broker that was started anew, if it had one into the one before', () => {
  const { wire: page, workers } = wire();
  page.brokerRestarted();
  expect(workers).toHaveLength(0);
  page.probe();
  page.brokerRestarted();
  expect(types(workers[0])).toEqual(['broker', 'probe', 'broker']);
});

it('tells packets with their time counted from the origin of the page, and nothing that came behind them before', async () => {
  const { wire: page, workers } = wire();
  const heard: FromWire[] = [];
  const all = new Promise<void>((resolve) => {
    page.listen((message) => {
      heard.push(message);
      if (message.type === 'faults') resolve();
    });
  });
  page.probe();
  const pack = new PacketPack();
  pack.add(capturedPacket(connect, { time: performance.timeOrigin + 1234 }));
  workers[0]?.onmessage?.({ data: pack.take() });
  workers[0]?.onmessage?.({ data: { type: 'faults', rules: [] } });
  await all;
  expect(heard).toMatchObject([{ type: 'packets', packets: [{ time: 1234 }] }, { type: 'faults' }]);
});

it('tells a listener nothing after it has ended', () => {
  const { wire: page, workers } = wire();
  let heard = 0;
  const end = page.listen(() => (heard += 1));
  page.probe();
  const message: WireMessage = { type: 'ask', url: 'ws://a.test/', cell: 'c' };
  workers[0]?.onmessage?.({ data: message });
  end();
  workers[0]?.onmessage?.({ data: message });
  expect(heard).toBe(1);
});

it('says that the broker cannot be reached when the worker fails', () => {
  const { wire: page, workers } = wire();
  const heard: FromWire[] = [];
  page.listen((message) => heard.push(message));
  page.choose(local, []);
  page.probe();
  workers[0]?.onerror?.();
  expect(heard).toMatchObject([
    { type: 'broker-state', state: { state: 'refused', why: { code: 'unreachable', url: local.url } } },
  ]);
});

it('knows when all packets that came to the wire have been told, and does not wait for a wire that is broken', async () => {
  const { wire: page, workers } = wire();
  await page.flush();
  expect(workers).toHaveLength(0);
  page.warm();
  const heard: string[] = [];
  page.listen(({ type }) => void heard.push(type));
  const told = page.flush().then(() => heard.push('told'));
  const [worker] = workers;
  expect(worker?.sent.at(-1)).toEqual({ type: 'flush', request: 1 });
  const pack = new PacketPack();
  pack.add(capturedPacket(connect));
  worker?.onmessage?.({ data: pack.take() });
  worker?.onmessage?.({ data: { type: 'flushed', request: 1 } });
  await told;
  expect(heard).toEqual(['packets', 'flushed', 'told']);
  const never = page.flush();
  worker?.onerror?.();
  await never;
  await page.flush();
});

// The feed of the broker pane over real ports: it listens while it is wanted, and changes its signal no faster than people read.
import { expect, onTestFinished, test, vi } from 'vitest';
import type { ControlReport, ControlRequest } from '../../../src/broker/hosts/control.ts';
import { applyEvent, emptyView } from '../../../src/broker/events/fold.ts';
import { BrokerFeed } from '../../../src/inspector/broker-view/broker-feed.ts';

/** A port that only the test moves. */
function fakePort() {
  const sent: (ControlRequest | 'close')[] = [];
  const port = {
    onmessage: null as ((event: { data: ControlReport }) => void) | null,
    postMessage: (request: ControlRequest) => sent.push(request),
    close: () => sent.push('close'),
  };
  const tell = (report: ControlReport): void => port.onmessage?.({ data: report });
  return { sent, tell, port: port as unknown as MessagePort };
}

test('a flood of reports changes the signal once in 200 ms, the last one included', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { port, tell } = fakePort();
  const feed = new BrokerFeed(port, applyEvent);
  let changes = 0;
  onTestFinished(feed.version.subscribe(() => (changes += 1)));
  changes = 0;
  for (let index = 1; index <= 1000; index += 1) {
    tell({ type: 'view', view: emptyView(), missed: index });
    vi.advanceTimersByTime(1);
  }
  vi.advanceTimersByTime(200);
  expect(changes).toBeLessThanOrEqual(6);
  expect(changes).toBeGreaterThanOrEqual(4);
  const settled = changes;
  vi.advanceTimersByTime(1000);
  expect(changes).toBe(settled);
});

test('the broker hears that nobody listens any more before the port is closed', () => {
  const { port, sent, tell } = fakePort();
  const feed = new BrokerFeed(port, applyEvent);
  tell({ type: 'view', view: emptyView(), missed: 0 });
  feed.stop();
  expect(sent).toEqual([{ type: 'listen', on: true }, { type: 'listen', on: false }, 'close']);
});

test('a request that is sent just before the port is closed still arrives', async () => {
  const { port1, port2 } = new MessageChannel();
  const heard: ControlRequest[] = [];
  const off = new Promise<void>((resolve) => {
    port2.onmessage = ({ data }: MessageEvent<ControlRequest>) => {
      heard.push(data);
      if (heard.length === 2) resolve();
    };
  });
  new BrokerFeed(port1, applyEvent).stop();
  await off;
  port2.close();
  expect(heard).toEqual([
    { type: 'listen', on: true },
    { type: 'listen', on: false },
  ]);
});

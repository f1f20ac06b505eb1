import { afterEach, expect, it, vi } from 'vitest';
import { InPageBroker } from '../../src/site/in-page-broker.ts';

afterEach(() => vi.useRealTimers());

/** A worker that only keeps what it is sent, and whether it lives. */
class TestWorker {
  readonly sent: { type: string; profile?: string }[] = [];
  lives = true;
  onmessage: (() => void) | null = null;

  postMessage(message: { type: string; profile?: string }): void {
    this.sent.push(message);
  }

  terminate(): void {
    this.lives = false;
  }
}

function inPageBroker(): { broker: InPageBroker; workers: TestWorker[] } {
  const workers: TestWorker[] = [];
  const broker = new InPageBroker(() => {
    const worker = new TestWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  });
  return { broker, workers };
}

it('starts one worker with the first port, which is told how to behave', () => {
  const { broker, workers } = inPageBroker();
  const restarted = vi.fn();
  broker.behaveAs('strict', restarted);
  expect(restarted).not.toHaveBeenCalled();
  expect(workers).toHaveLength(0);
  broker.openPort();
  broker.openPort();
  expect(workers[0]?.sent).toMatchObject([
    { type: 'broker', profile: 'strict' },
    { type: 'broker', profile: 'strict' },
  ]);
  expect([workers.length, broker.starts.value]).toEqual([1, 0]);
});

it('goes on when it is to behave as it does', () => {
  const { broker, workers } = inPageBroker();
  broker.openPort();
  const restarted = vi.fn();
  broker.behaveAs('emqx', restarted);
  expect(restarted).not.toHaveBeenCalled();
  expect(workers[0]?.sent).toHaveLength(1);
});

it.each(['when it has said goodbye', 'or a second later'])(
  'ends the one that behaved otherwise, %s, and another stands before',
  (when) => {
    vi.useFakeTimers();
    const { broker, workers } = inPageBroker();
    broker.openPort();
    // The new one is there before the old one says goodbye.
    broker.behaveAs('mosquitto', () => {
      expect(workers[0]?.sent).toHaveLength(1);
      broker.openPort();
    });
    expect(broker.starts.value).toBe(1);
    expect(workers[0]?.sent.at(-1)).toEqual({ type: 'end' });
    expect(workers[0]?.lives).toBe(true);
    if (when === 'or a second later') vi.advanceTimersByTime(1000);
    else workers[0]?.onmessage?.();
    expect(workers[0]?.lives).toBe(false);
    expect(workers[1]?.sent).toMatchObject([{ type: 'broker', profile: 'mosquitto' }]);
  },
);

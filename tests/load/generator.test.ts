// Runs against brokers that behave and brokers that do not; no time passes but the test's.
import { describe, expect, test } from 'vitest';
import { Latency } from '../../src/load/latency.ts';
import type { Measured } from '../../src/load/measured.ts';
import type { ScenarioFields } from '../../src/load/scenario-fields.ts';
import type { Packet } from '../../src/mqtt/packet.ts';
import { deliver, kindly, ManualRun, type FarEnd } from './manual-run.ts';

const fanOut: ScenarioFields = { scenario: 'fan-out', subscribers: 3, rate: 100, duration: 1, warmUp: 0.5 };

function measured(run: ManualRun): Measured {
  run.until('done');
  return run.generator.measured(null);
}

const happened = ({ happenings }: Measured): [string, string, number][] =>
  happenings.map(({ code, detail, count }) => [code, detail, count]);

describe('a run counts exactly', () => {
  test('what was sent and what came, and measures only what was planned behind the warm-up', () => {
    const result = measured(new ManualRun(fanOut, kindly));
    expect(result).toMatchObject({
      ended: 'complete',
      connections: { wanted: 4, made: 4 },
      measuredTime: 1000,
      sent: 100,
      missed: 0,
      held: 0,
      happenings: [],
    });
    expect(result.parts).toEqual([
      {
        kind: 'fan-out',
        planned: 150,
        sent: 150,
        acknowledged: 0,
        refused: 0,
        expected: 450,
        delivered: 450,
        duplicated: 0,
        outOfOrder: 0,
        foreign: 0,
      },
    ]);
    expect(Latency.fromText(result.histograms.latency).count).toBe(300);
    expect(result.rows.map(({ second, sent }) => [second, sent])).toEqual([
      [-1, 50],
      [0, 100],
    ]);
  });

  test('what is lost, comes twice, comes late, or is of others', () => {
    const kept: Packet[] = [];
    let number = 0;
    const result = measured(
      new ManualRun({ ...fanOut, subscribers: 1, warmUp: 0 }, (packet, end, run) => {
        if (packet.type !== 'PUBLISH') {
          kindly(packet, end, run);
          return;
        }
        number += 1;
        if (number === 5) return; // lost
        if (number === 10) kept.push(packet);
        else deliver(packet, run);
        if (number === 11) for (const late of kept) if (late.type === 'PUBLISH') deliver(late, run);
        if (number === 20) deliver(packet, run);
        if (number === 30) deliver({ ...packet, payload: new Uint8Array(16) }, run);
      }),
    );
    expect(result.parts[0]).toMatchObject({
      sent: 100,
      expected: 100,
      delivered: 99,
      duplicated: 1,
      outOfOrder: 1,
      foreign: 1,
    });
    expect(result.ended).toBe('complete');
  });
});

describe('latency is told from the planned time', () => {
  test('so that a broker that stands still is seen in all messages that had to wait', () => {
    // The connection of the publisher takes nothing for half of a second.
    const run = new ManualRun({ ...fanOut, warmUp: 0, subscribers: 1 }, kindly);
    run.until('traffic');
    run.pass(250);
    const [publisher] = run.ends.filter(({ packets }) => packets.some(({ type }) => type === 'PUBLISH'));
    if (publisher === undefined) throw new Error('nobody published');
    publisher.bufferedBytes = 1_000_000;
    run.pass(500);
    publisher.bufferedBytes = 0;
    const result = measured(run);
    const latency = Latency.fromText(result.histograms.latency).summary();
    const naive = Latency.fromText(result.histograms.naive).summary();
    expect([latency.count, naive.count]).toEqual([100, 100]);
    expect(latency.max).toBeGreaterThan(450);
    expect(latency.p90).toBeGreaterThan(300);
    expect(naive.max).toBeLessThan(5);
    expect(result.held).toBeGreaterThanOrEqual(49);
    expect(result.missed).toBe(0);
  });

  test('and a generator that stands still itself has missed its plan', () => {
    const run = new ManualRun({ ...fanOut, warmUp: 0, subscribers: 1 }, kindly);
    run.until('traffic');
    run.pass(250);
    run.now += 500;
    const result = measured(run);
    expect(result.missed).toBeGreaterThanOrEqual(48);
    expect(result.held).toBe(0);
    expect(Latency.fromText(result.histograms.loop).summary().max).toBeGreaterThan(400);
  });
});

describe('a closed loop', () => {
  const window: ScenarioFields = { scenario: 'point-to-point', pairs: 1, window: 4, qos: 1, duration: 1 };

  test('keeps so many messages on their way', () => {
    const open: Packet[] = [];
    const run = new ManualRun(window, (packet, end, of) => {
      if (packet.type === 'PUBLISH') open.push(packet);
      else kindly(packet, end, of);
    });
    run.until('traffic');
    run.pass(300);
    expect(open).toHaveLength(4);
    expect(new Set(open.map((packet) => (packet.type === 'PUBLISH' ? packet.packetId : 0))).size).toBe(4);
  });

  test('goes on although messages are lost', () => {
    let number = 0;
    const result = measured(
      new ManualRun(
        { scenario: 'point-to-point', pairs: 1, window: 2, duration: 10, settle: 1 },
        (packet, end, run) => {
          if (packet.type === 'PUBLISH' && (number += 1) <= 4) return;
          kindly(packet, end, run);
        },
      ),
    );
    const [part] = result.parts;
    expect((part?.expected ?? 0) - (part?.delivered ?? 0)).toBe(4);
    expect(part?.delivered).toBeGreaterThan(100);
  });
});

describe('a closed loop at QoS 0', () => {
  test('does not wait for a subscriber that is gone', () => {
    const run = new ManualRun({ scenario: 'fan-out', subscribers: 2, window: 2, duration: 2 }, kindly);
    run.until('traffic');
    run.pass(500);
    const [subscriber] = run.ends.filter(({ isSubscriber }) => isSubscriber);
    if (subscriber === undefined) throw new Error('nobody has subscribed');
    subscriber.isClosed = true;
    subscriber.breakDown('TCP closed');
    const before = run.generator.progress.sent;
    run.pass(500);
    expect(run.generator.progress.sent - before).toBeGreaterThan(100);
  });

  test('sends nothing when nobody receives', () => {
    const refused = (packet: Packet, end: FarEnd, run: ManualRun): void => {
      if (packet.type === 'SUBSCRIBE') end.send({ type: 'SUBACK', packetId: 1, reasonCodes: [0x87] });
      else kindly(packet, end, run);
    };
    const result = measured(new ManualRun({ scenario: 'point-to-point', window: 5, duration: 1 }, refused));
    expect(result.parts[0]).toMatchObject({ sent: 0, expected: 0 });
  });
});

describe('QoS 2', () => {
  test('is acknowledged in both directions', () => {
    const run = new ManualRun(
      { scenario: 'point-to-point', pairs: 1, rate: 10, qos: 2, duration: 1 },
      (packet, end, of) => {
        if (packet.type === 'PUBLISH') end.send({ type: 'PUBREC', packetId: packet.packetId ?? 0, reasonCode: 0 });
        if (packet.type === 'PUBREL') end.send({ type: 'PUBCOMP', packetId: packet.packetId, reasonCode: 0 });
        if (packet.type === 'PUBREC') end.send({ type: 'PUBREL', packetId: packet.packetId, reasonCode: 0 });
        if (packet.type === 'PUBLISH') {
          deliver(packet, of);
          deliver({ ...packet, dup: true }, of); // again, before its PUBREL: the same message
        } else kindly(packet, end, of);
      },
    );
    const result = measured(run);
    expect(result.parts[0]).toMatchObject({ sent: 10, acknowledged: 10, delivered: 10, duplicated: 0 });
    const subscriber = run.ends.find(({ packets }) => packets.some(({ type }) => type === 'SUBSCRIBE'));
    expect(subscriber?.packets.filter(({ type }) => type === 'PUBCOMP')).toHaveLength(20);
  });
});

describe('a broker that', () => {
  test('refuses connections', () => {
    const result = measured(
      new ManualRun({ scenario: 'conn', clients: 5 }, (packet, end) => {
        if (packet.type === 'CONNECT') end.send({ type: 'CONNACK', sessionPresent: false, reasonCode: 0x87 });
      }),
    );
    expect(result).toMatchObject({ ended: 'early', connections: { wanted: 5, made: 0 } });
    expect(happened(result)).toEqual([['connect-refused', '0x87 Not authorized', 5]]);
  });

  test('never answers is given up: the first hundred are waited for, the others are not tried', () => {
    const run = new ManualRun({ scenario: 'conn', clients: 1000, connectRate: 1000 }, () => undefined);
    const result = measured(run);
    expect(run.now).toBeLessThan(30_000);
    expect(happened(result)).toEqual([
      ['not-tried', '', 900],
      ['connect-stalled', '', 100],
    ]);
    expect(result.ended).toBe('early');
    expect(run.ends.every(({ isClosed }) => isClosed)).toBe(true);
  });

  test('drops half of the clients keeps what was measured, and what went to the others', () => {
    const run = new ManualRun({ scenario: 'fan-out', subscribers: 4, rate: 100, duration: 1, settle: 1 }, kindly);
    run.until('traffic');
    run.pass(500);
    const subscribers = run.ends.filter(({ packets }) => packets.some(({ type }) => type === 'SUBSCRIBE'));
    for (const end of subscribers.slice(0, 2)) {
      end.isClosed = true;
      end.breakDown('TCP closed');
    }
    const result = measured(run);
    expect(happened(result)).toEqual([['closed', 'TCP closed', 2]]);
    expect(result.ended).toBe('complete');
    const { sent = 0, expected, delivered = 0 } = result.parts[0] ?? {};
    expect([sent, expected]).toEqual([100, 400]);
    expect(delivered).toBeGreaterThanOrEqual(295);
    expect(delivered).toBeLessThanOrEqual(305);
  });

  test('drops everybody ends the run early', () => {
    const run = new ManualRun({ ...fanOut, duration: 1000 }, kindly);
    run.until('traffic');
    run.pass(1000);
    for (const end of run.ends) end.send({ type: 'DISCONNECT', reasonCode: 0x8b });
    const result = measured(run);
    expect(run.now).toBeLessThan(10_000);
    expect(result.ended).toBe('early');
    expect(happened(result)).toEqual([['disconnected', '0x8b Server shutting down', 4]]);
    expect(result.parts[0]?.delivered).toBeGreaterThan(250);
  });

  test.each([
    ['as its first answer', 'CONNECT'],
    ['in the middle', 'SUBSCRIBE'],
  ])('sends garbage %s', (_, at) => {
    const result = measured(
      new ManualRun({ ...fanOut, subscribers: 1 }, (packet, end, run) => {
        if (packet.type === at) end.sendBytes(Uint8Array.of(0, 0, 0, 0));
        else kindly(packet, end, run);
      }),
    );
    expect(happened(result)[0]).toEqual(['garbage', 'The packet type is reserved', at === 'CONNECT' ? 2 : 1]);
  });

  test('sends the beginning of what may be a packet, and no more', () => {
    const result = measured(
      new ManualRun({ scenario: 'conn', clients: 2 }, (packet, end) => {
        if (packet.type === 'CONNECT') end.sendBytes(new TextEncoder().encode('HTTP/1.1 400 Bad Request\r\n\r\n'));
      }),
    );
    expect(happened(result)).toEqual([['connect-stalled', '28 of 86 B of a packet', 2]]);
  });

  test('refuses a subscription and messages', () => {
    const refuses = (packet: Packet, end: FarEnd, run: ManualRun): void => {
      if (packet.type === 'SUBSCRIBE') end.send({ type: 'SUBACK', packetId: 1, reasonCodes: [0x87] });
      else if (packet.type === 'PUBLISH')
        end.send({ type: 'PUBACK', packetId: packet.packetId ?? 0, reasonCode: 0x97 });
      else kindly(packet, end, run);
    };
    const result = measured(new ManualRun({ ...fanOut, qos: 1, warmUp: 0 }, refuses));
    expect(happened(result)).toEqual([
      ['publish-refused', '0x97 Quota exceeded', 100],
      ['subscribe-refused', '0x87 Not authorized', 3],
    ]);
    expect(result.parts[0]).toMatchObject({ sent: 100, acknowledged: 0, refused: 100, expected: 0 });
  });

  test('does not answer PINGREQ is not there any more', () => {
    const run = new ManualRun({ scenario: 'conn', clients: 2, keepAlive: 10, duration: 60 }, (packet, end, of) => {
      if (packet.type !== 'PINGREQ') kindly(packet, end, of);
    });
    const result = measured(run);
    expect(happened(result)).toEqual([['ping-stalled', '', 2]]);
    expect(result.ended).toBe('early');
  });

  test('answers PINGREQ keeps its clients', () => {
    const run = new ManualRun({ scenario: 'conn', clients: 2, keepAlive: 10, duration: 60 }, kindly);
    expect(happened(measured(run))).toEqual([]);
    expect(run.ends[0]?.packets.filter(({ type }) => type === 'PINGREQ').length).toBeGreaterThanOrEqual(6);
  });
});

test('what the system refuses is told, and the others go on', () => {
  const tooMany = { code: 'too-many-files', detail: 'EMFILE' } as const;
  const result = measured(
    new ManualRun({ scenario: 'conn', clients: 10, duration: 1 }, kindly, (number) => (number < 7 ? null : tooMany)),
  );
  expect(result).toMatchObject({ ended: 'complete', connections: { wanted: 10, made: 7 } });
  expect(happened(result)).toEqual([['too-many-files', 'EMFILE', 3]]);
});

test('links that never open are given up, so that nothing waits for them', () => {
  const run = new ManualRun({ scenario: 'conn', clients: 3, duration: 1 }, kindly, (number) =>
    number === 1 ? 'never opens' : null,
  );
  const result = measured(run);
  expect(result).toMatchObject({ ended: 'complete', connections: { wanted: 3, made: 2 } });
  expect(happened(result)).toEqual([['connect-stalled', '', 1]]);
  expect(run.givenUp).toBe(1);
});

test('a run that is stopped says goodbye for all clients, and its result holds', () => {
  const run = new ManualRun({ ...fanOut, warmUp: 0, duration: 1000 }, kindly);
  run.until('traffic');
  run.pass(500);
  run.generator.stop();
  const result = measured(run);
  expect(result.ended).toBe('stopped');
  expect(result.parts[0]?.planned).toBe(result.parts[0]?.sent);
  expect(result.parts[0]?.expected).toBe(result.parts[0]?.delivered);
  expect(run.ends.map(({ packets }) => packets.at(-1)?.type)).toEqual(Array(4).fill('DISCONNECT'));
  expect(run.ends.every(({ isClosed }) => isClosed)).toBe(true);
});

test('a run that is stopped while it connects ends as well', () => {
  const run = new ManualRun({ scenario: 'conn', clients: 1000, connectRate: 10 }, kindly);
  run.pass(1000);
  run.generator.stop();
  expect(measured(run)).toMatchObject({ ended: 'stopped', connections: { made: 10 } });
});

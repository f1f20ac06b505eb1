// Random flows of clients that come and go, with faults on the wire: every packet is tied to the message with its own payload, or it is said
// that nothing can be said. Payloads are unique, so a wrong tie shows.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Packet, QoS } from '../../../src/mqtt/packet.ts';
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { publishOf, RecordedLab, type LabClient } from './recorded-lab.ts';

const names = ['anna', 'ben', 'chen'];
const filters = ['a/#', 'a/b', '+/b', '$share/g/a/b', 'c'];
const topics = ['a/b', 'a/c', 'c'];
const stay = { clean: false, properties: { sessionExpiryInterval: 1000 } };

const client = fc.nat(names.length - 1);
const step = fc.oneof(
  {
    arbitrary: fc.record({ do: fc.constant('subscribe' as const), client, filter: fc.nat(4), qos: fc.nat(2) }),
    weight: 2,
  },
  {
    arbitrary: fc.record({
      do: fc.constant('publish' as const),
      client,
      topic: fc.nat(2),
      levels: fc.array(fc.nat(2), { minLength: 1, maxLength: 4 }),
      retain: fc.boolean(),
    }),
    weight: 6,
  },
  { arbitrary: fc.record({ do: fc.constant('acknowledge' as const), client }), weight: 3 },
  { arbitrary: fc.record({ do: fc.constant('return' as const), client }), weight: 1 },
  {
    arbitrary: fc.record({
      do: fc.constant('fault' as const),
      kind: fc.constantFrom('drop' as const, 'duplicate' as const, 'reorder' as const, 'delay' as const),
      direction: fc.constantFrom('to-broker', 'to-client'),
    }),
    weight: 2,
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function play(steps: readonly Step[]): Promise<RecordedLab> {
  const lab = new RecordedLab();
  const clients = await Promise.all(names.map((name) => lab.client(name, stay)));
  let payloads = 0;
  let packetId = 0;
  for (const one of steps) {
    if (one.do === 'fault') {
      const action = one.kind === 'delay' ? { kind: one.kind, milliseconds: 1, jitter: 0 } : { kind: one.kind };
      lab.fault(action, `mqtt.msgtype == PUBLISH && lab.direction == "${one.direction}"`);
      continue;
    }
    const who = clients[one.client] as LabClient;
    if (one.do === 'return') {
      who.close();
      clients[one.client] = await lab.client(who.clientId, stay);
    } else if (one.do === 'acknowledge') acknowledge(lab, who);
    else if (one.do === 'subscribe') {
      const request = {
        filter: filters[one.filter] ?? '',
        qos: one.qos as QoS,
        noLocal: false,
        retainAsPublished: false,
        retainHandling: 0 as const,
      };
      who.send({ type: 'SUBSCRIBE', packetId: 60_000, subscriptions: [request] });
    } else
      who.sendTogether(
        ...one.levels.map((qos) =>
          publishOf(topics[one.topic] ?? '', `payload ${(payloads += 1)}`, {
            qos: qos as QoS,
            retain: one.retain,
            ...(qos > 0 && { packetId: (packetId += 1) }),
          }),
        ),
      );
  }
  for (const who of clients) await who.barrier();
  return lab;
}

/** Answers what the client has got so far. */
function acknowledge(lab: RecordedLab, who: LabClient): void {
  for (const { clientId, direction, packet, fault } of lab.packets()) {
    if (clientId !== who.clientId || direction !== 'to-client' || fault?.kind === 'dropped') continue;
    if (packet?.type !== 'PUBLISH' || packet.packetId === undefined) continue;
    const type: Packet['type'] = packet.qos === 1 ? 'PUBACK' : 'PUBREC';
    who.send({ type, packetId: packet.packetId, reasonCode: 0 });
  }
}

const delays = (steps: readonly Step[]): boolean => steps.some((one) => one.do === 'fault' && one.kind === 'delay');

/** Whether the packet is on the last connection of its client. */
function isLast(lab: RecordedLab, { clientId, connection }: CapturedPacket): boolean {
  return lab.packets().every((other) => other.clientId !== clientId || other.connection <= connection);
}

const payloadOf = ({ packet }: CapturedPacket): string =>
  packet?.type === 'PUBLISH' ? new TextDecoder().decode(packet.payload) : '';

test('no packet is tied to a message with another payload', async () => {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
      const lab = await play(steps);
      const questions = lab.questions();
      const publishes = lab.packets().filter(({ packet }) => packet?.type === 'PUBLISH');
      const brought = new Map<number, number>();
      for (const captured of publishes) {
        const answer = await questions.ask({ by: 'packet', packet: captured.number }, () => true);
        const state = answer?.state ?? 'nothing';
        seen.set(state, (seen.get(state) ?? 0) + 1);
        if (answer?.state !== 'told') {
          if (state === 'kept-back' || state === 'unclear')
            expect(captured.fault?.kind).toBe(state === 'kept-back' ? 'dropped' : 'duplicate');
          // A packet that a fault delays may come after its client has taken its session elsewhere.
          else
            expect([state, delays(steps), isLast(lab, captured)]).toEqual([
              expect.stringMatching(/^(?:over|unrecorded)$/),
              true,
              false,
            ]);
          continue;
        }
        const { message, repeats } = answer;
        const texts = message.clients.map((name) => new TextDecoder().decode(message.explain(name).message.payload));
        expect(new Set(texts)).toEqual(new Set([payloadOf(captured)]));
        if (captured.direction === 'to-client')
          expect(message.copies(captured.clientId).map(({ packet }) => packet)).toContain(captured.number);
        else if (!repeats) {
          expect(brought.get(message.id)).toBeUndefined();
          expect(message.published).toBe(captured.number);
          brought.set(message.id, captured.number);
        }
      }
    }),
    { numRuns: 25, seed: 1 },
  );
  expect(seen.get('told')).toBeGreaterThan(500);
  expect(seen.get('kept-back')).toBeGreaterThan(3);
});

test('packets that are still kept are tied as before when older ones, CONNECT among them, have made room', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), async (steps) => {
      const lab = await play(steps);
      const all = lab.packets();
      const [whole, rest] = [lab.questions(), lab.questions(all, { packets: all.length >> 1, bytes: 1_000_000 })];
      const newest = all.slice(-(all.length >> 1)).filter(({ packet }) => packet?.type === 'PUBLISH');
      for (const { number } of newest) {
        const question = { by: 'packet', packet: number } as const;
        const [before, after] = [await whole.ask(question, () => true), await rest.ask(question, () => true)];
        expect(after?.state).toBe(before?.state);
        if (before?.state !== 'told' || after?.state !== 'told') continue;
        expect(after.message.id).toBe(before.message.id);
        compared += 1;
      }
    }),
    { numRuns: 10, seed: 2 },
  );
  expect(compared).toBeGreaterThan(50);
});

// The past of the broker as the pane looks at it: asked for when it is needed, in pieces, the last wish first, and honest about what is
// not known.
import { expect, test } from 'vitest';
import { Broker } from '../../../src/broker/broker.ts';
import { applyEvent } from '../../../src/broker/events/fold.ts';
import { BrokerHistory } from '../../../src/broker/replay/history.ts';
import type { RecordedPast } from '../../../src/broker/hosts/control.ts';
import { InputRecorder } from '../../../src/broker/replay/input-recorder.ts';
import { readInputs } from '../../../src/broker/replay/read-inputs.ts';
import type { Input } from '../../../src/broker/boundary.ts';
import { PacketStore } from '../../../src/capture/packet-store.ts';
import { BrokerPast, type ShownPast } from '../../../src/inspector/moment/broker-past.ts';
import { bytesOf, connect, capturedPacket, publish } from '../../capture/packets.ts';

const reading = { newHistory: (seed: number) => new BrokerHistory({ seed }), readInputs, applyEvent };

/** A broker with one client, and the packets of what that client sent. */
class Lab {
  readonly packets = new PacketStore();
  readonly recorder: InputRecorder;
  readonly asked: number[] = [];
  readonly past: BrokerPast;
  #broker = new Broker({ seed: 5 });
  #now = 0;
  #sent = 0;
  #last = 0;

  constructor(most = 1_000_000) {
    this.recorder = new InputRecorder({ most });
    const fetch = (from: number): Promise<RecordedPast> => {
      this.asked.push(from);
      return Promise.resolve({ seed: 5, profile: 'emqx', names: [[1, 30]], inputs: this.recorder.since(from) });
    };
    this.past = new BrokerPast(this.packets, fetch, reading);
    this.#give({ type: 'open', connection: 1 });
    this.send(bytesOf(connect));
  }

  /** Returns the number of the packet. */
  send(bytes = bytesOf({ ...publish, packetId: (this.#last % 60_000) + 1 })): number {
    this.#give({ type: 'bytes', connection: 1, bytes });
    return this.captured(30, (this.#sent += bytes.length));
  }

  captured(connection: number, atBroker: number): number {
    const number = (this.#last += 1);
    this.packets.add([capturedPacket(publish, { number, connection, atBroker })]);
    return number;
  }

  #give(input: Input): void {
    const now = (this.#now += 1);
    this.recorder.record({ now, input });
    this.#broker.handle(input, now);
  }
}

function received(shown: ShownPast): unknown {
  return shown.state === 'there' ? [shown.moment.view.counts.publishesReceived, shown.doubt] : shown.state;
}

test('back and forth in what is known costs no question; what came later is asked for', async () => {
  const lab = new Lab();
  const numbers = [lab.send(), lab.send(), lab.send()];
  const seen: unknown[] = [];
  for (const number of [...numbers, ...numbers.toReversed()]) {
    await lab.past.look(number);
    seen.push(received(lab.past.shown.value));
  }
  expect(seen).toEqual([1, 2, 3, 3, 2, 1].map((count) => [count, null]));
  expect(lab.asked).toEqual([0]);
  await lab.past.look(lab.send());
  expect(received(lab.past.shown.value)).toEqual([4, null]);
  expect(lab.asked).toHaveLength(2);
});

test('of many wishes at once the last is fulfilled, with one question', async () => {
  const lab = new Lab();
  const numbers = Array.from({ length: 5000 }, () => lab.send());
  const told: unknown[] = [];
  lab.past.shown.subscribe((shown) => told.push(shown.state === 'there' ? received(shown) : null));
  await Promise.all([4999, 10, 4000, 7].map((index) => lab.past.look(numbers[index] ?? 0)));
  expect(told.filter((each) => each !== null)).toEqual([[8, null]]);
  expect(lab.asked).toEqual([0]);
});

test('before the broker of the page has had a packet there is nothing to see', async () => {
  const lab = new Lab();
  const elsewhere = new PacketStore();
  elsewhere.add([capturedPacket(connect, { number: 1, connection: 8, atBroker: 20 })]);
  const fetch = () => Promise.resolve({ seed: 5, names: [[1, 30]], inputs: lab.recorder.since(0) } as RecordedPast);
  const past = new BrokerPast(elsewhere, fetch, reading);
  await past.look(1);
  expect(past.shown.value).toEqual({ state: 'elsewhere' });
});

test('behind the end of a full record the last known state is shown, as that', async () => {
  const lab = new Lab(400);
  const numbers = Array.from({ length: 20 }, () => lab.send());
  await lab.past.look(numbers[2] ?? 0);
  expect(received(lab.past.shown.value)).toEqual([3, null]);
  await lab.past.look(numbers[19] ?? 0);
  const kept = lab.recorder.since(0).blocks.flatMap(readInputs).length - 2;
  expect(received(lab.past.shown.value)).toEqual([kept, 'beyond']);
});

test('a broker that answers otherwise than the recorded one did is told as that', async () => {
  const lab = new Lab();
  const before = lab.send();
  const number = before + 1;
  // More than the broker has sent to this client.
  lab.packets.add([capturedPacket(publish, { number, connection: 30, direction: 'to-client', atBroker: 10_000 })]);
  await lab.past.look(number);
  expect(received(lab.past.shown.value)).toEqual([1, 'another']);
  await lab.past.look(before);
  expect(received(lab.past.shown.value)).toEqual([1, null]);
});

test('an answer that does not come, or cannot be read, is told', async () => {
  const { packets } = new Lab();
  const silent = new BrokerPast(packets, () => Promise.reject(new Error('nobody there')), reading);
  await silent.look(1);
  expect(silent.shown.value).toEqual({ state: 'unreadable' });
  const inputs = { from: 0, blocks: [new Uint8Array(5)], to: 5, full: false };
  const broken = new BrokerPast(
    packets,
    () => Promise.resolve({ seed: 1, profile: 'emqx', names: [], inputs }),
    reading,
  );
  await broken.look(1);
  expect(broken.shown.value).toEqual({ state: 'unreadable' });
});

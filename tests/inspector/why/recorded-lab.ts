// Clients that speak through the wire, faults and all, to a broker whose input is recorded, and questions about what happened.
import { Broker } from '../../../src/broker/broker.ts';
import type { Input } from '../../../src/broker/boundary.ts';
import { applyEvent } from '../../../src/broker/events/fold.ts';
import { BrokerHistory } from '../../../src/broker/replay/history.ts';
import { PageLinks, ToldOrder } from '../../../src/broker/hosts/page-links.ts';
import { InputRecorder } from '../../../src/broker/replay/input-recorder.ts';
import { readInputs } from '../../../src/broker/replay/read-inputs.ts';
import { explain } from '../../../src/broker/events/why.ts';
import type { FaultAction } from '../../../src/wire/kernel-protocol.ts';
import { portLink } from '../../../src/link/message-port.ts';
import type { Connect, Packet, Publish, SubscriptionRequest } from '../../../src/mqtt/packet.ts';
import type { CapturedPacket } from '../../../src/capture/captured-packet.ts';
import { PacketStore } from '../../../src/capture/packet-store.ts';
import { BrokerQuestions, type Answer, type Question } from '../../../src/inspector/why/broker-questions.ts';
import { bytesOf, utf8 } from '../../capture/packets.ts';
import { TestKernel, type TestClient } from '../../wire/test-kernel.ts';

export class RecordedLab {
  readonly kernel = new TestKernel();
  readonly #recorder: InputRecorder;
  readonly #names: [number, number | null][] = [];

  /** `tellsOrder`: whether the broker tells the wire in which order it takes packets; old recorded runs are without it. */
  constructor(most = 1_000_000, tellsOrder = true) {
    this.#recorder = new InputRecorder({ most });
    const host = new PageLinks(new Broker({ seed: 1 }));
    host.record = ({ now, input }) => this.#recorder.record({ now, input: copyOf(input) });
    const { port1, port2 } = new MessageChannel();
    const order = new ToldOrder((notes) => port1.postMessage({ type: 'order', notes }));
    port1.onmessage = ({ data }: MessageEvent<{ port: MessagePort; name: number | null }>) => {
      this.#names.push([host.attachLink(portLink(data.port), data.name, tellsOrder ? order : null), data.name]);
    };
    this.kernel.switchboard.handle({ type: 'broker', port: port2 });
  }

  async client(clientId: string, more: Partial<Connect> = {}): Promise<LabClient> {
    const client = new LabClient(this, this.kernel.open('ws://in-page/mqtt'), clientId);
    client.send({ type: 'CONNECT', version: 5, clean: true, keepAlive: 0, clientId, ...more });
    await client.got('CONNACK');
    return client;
  }

  fault(action: FaultAction, filter: string, times = 1): void {
    const rule = { action, filter, clientId: null, direction: 'both' as const, times, chance: 1, seed: null };
    this.kernel.switchboard.handle({ type: 'add-fault', fault: rule });
  }

  packets(): CapturedPacket[] {
    return this.kernel.packets();
  }

  /** All PUBLISHes with that payload, the publisher's first. */
  publishes(payload: string): CapturedPacket[] {
    const text = new TextDecoder();
    return this.packets().filter(({ packet }) => packet?.type === 'PUBLISH' && text.decode(packet.payload) === payload);
  }

  questions(packets = this.packets(), limits?: { packets: number; bytes: number }): BrokerQuestions {
    const store = new PacketStore(limits);
    store.add(packets);
    const past = (from: number) =>
      Promise.resolve({
        seed: 1,
        profile: 'emqx' as const,
        inputs: this.#recorder.since(from),
        names: [...this.#names],
      });
    return new BrokerQuestions(store, past, {
      newHistory: (seed) => new BrokerHistory({ seed }),
      readInputs,
      applyEvent,
      explain,
    });
  }

  async ask(question: Question): Promise<Answer> {
    const answer = await this.questions().ask(question, () => true);
    if (answer === null) throw new Error('the answer was wanted');
    return answer;
  }

  askAbout(captured: CapturedPacket | undefined): Promise<Answer> {
    return this.ask({ by: 'packet', packet: captured?.number ?? 0 });
  }
}

export class LabClient {
  readonly clientId: string;
  readonly #lab: RecordedLab;
  readonly #client: TestClient;
  /** Number of the last packet that is of no interest any more. */
  #seen: number;

  constructor(lab: RecordedLab, client: TestClient, clientId: string) {
    this.#lab = lab;
    this.#client = client;
    this.clientId = clientId;
    this.#seen = lab.packets().at(-1)?.number ?? 0;
  }

  send(...packets: Packet[]): void {
    for (const packet of packets) this.#client.link.send(bytesOf(packet));
  }

  /** In one piece. */
  sendTogether(...packets: Packet[]): void {
    this.#client.link.send(Uint8Array.from(packets.flatMap((packet) => [...bytesOf(packet)])));
  }

  /** Waits for a packet of that type that has not been waited for yet. */
  async got(type: Packet['type']): Promise<CapturedPacket> {
    for (;;) {
      const captured = this.#lab
        .packets()
        .find(
          ({ number, clientId, direction, packet }) =>
            number > this.#seen && clientId === this.clientId && direction === 'to-client' && packet?.type === type,
        );
      if (captured !== undefined) {
        this.#seen = captured.number;
        return captured;
      }
      await this.#lab.kernel.next();
    }
  }

  async subscribe(filter: string, qos: 0 | 1 | 2 = 0, more: Partial<SubscriptionRequest> = {}): Promise<void> {
    const request = { filter, qos, noLocal: false, retainAsPublished: false, retainHandling: 0 as const, ...more };
    this.send({ type: 'SUBSCRIBE', packetId: 60_000, subscriptions: [request] });
    await this.got('SUBACK');
  }

  publish(topic: string, payload: string, more: Partial<Publish> = {}): void {
    this.send(publishOf(topic, payload, more));
  }

  /** The broker has dealt with all that was sent, and what it sent before has crossed. */
  async barrier(): Promise<void> {
    this.send({ type: 'PINGREQ' });
    await this.got('PINGRESP');
  }

  close(): void {
    this.#client.link.close();
  }
}

export function publishOf(topic: string, payload: string, more: Partial<Publish> = {}): Publish {
  return { type: 'PUBLISH', dup: false, qos: 0, retain: false, topic, payload: utf8(payload), ...more };
}

function copyOf(input: Input): Input {
  return input.type === 'bytes' ? { ...input, bytes: input.bytes.slice() } : input;
}

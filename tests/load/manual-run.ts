// A run without clock and network: the test moves the time, and is the other side of every link.
import type { ByteLink } from '../../src/link/link.ts';
import type { LinkProblem } from '../../src/load/connecting.ts';
import { Generator, type Phase } from '../../src/load/generator.ts';
import { readScenario } from '../../src/load/read-scenario.ts';
import type { ScenarioFields } from '../../src/load/scenario-fields.ts';
import { decode } from '../../src/mqtt/decode.ts';
import { encode } from '../../src/mqtt/encode.ts';
import type { Packet, Publish } from '../../src/mqtt/packet.ts';
import { PacketStream } from '../../src/mqtt/packet-stream.ts';

/** The broker's side of one link. */
export class FarEnd {
  /** What the client has sent, packet by packet. */
  readonly packets: Packet[] = [];
  isClosed = false;
  isSubscriber = false;
  bufferedBytes = 0;
  readonly link: ByteLink;
  readonly #stream = new PacketStream();

  constructor(onPacket: (packet: Packet, end: FarEnd) => void) {
    const isBuffered = (): number => this.bufferedBytes;
    this.link = {
      send: (bytes) => {
        for (const packet of this.#stream.push(bytes)) {
          const read = decode(packet, 5, 'client');
          this.packets.push(read);
          if (read.type === 'SUBSCRIBE') this.isSubscriber = true;
          onPacket(read, this);
        }
      },
      get bufferedBytes() {
        return isBuffered();
      },
      close: () => {
        this.isClosed = true;
        this.link.onClose({ clean: true, reason: '' });
      },
      onBytes: () => undefined,
      onClose: () => undefined,
    };
  }

  send(...packets: Packet[]): void {
    this.sendBytes(Buffer.concat(packets.map((packet) => encode(packet, 5))));
  }

  sendBytes(bytes: Uint8Array): void {
    this.link.onBytes(bytes);
  }

  breakDown(reason: string): void {
    this.link.onClose({ clean: false, reason });
  }
}

export class ManualRun {
  readonly generator: Generator;
  readonly ends: FarEnd[] = [];
  now = 1000;
  /** Links that were given up before they were open. */
  givenUp = 0;
  readonly #waiting: [Packet, FarEnd][] = [];
  readonly #answer: (packet: Packet, end: FarEnd) => void;

  /** `answer`: what the broker does with each packet. `problem`: what happens in place of a link, for the link of that number. */
  constructor(
    scenario: ScenarioFields,
    answer: (packet: Packet, end: FarEnd, run: ManualRun) => void,
    problem: (number: number) => LinkProblem | 'never opens' | null = () => null,
  ) {
    let number = 0;
    this.generator = new Generator({
      scenario: readScenario(scenario),
      run: 'test',
      now: () => this.now,
      open: (opened, failed) => {
        const wrong = problem(number);
        number += 1;
        const giveUp = (): void => void (this.givenUp += 1);
        if (wrong === 'never opens') return giveUp;
        if (wrong !== null) {
          failed(wrong);
          return giveUp;
        }
        const end = new FarEnd((packet, from) => void this.#waiting.push([packet, from]));
        this.ends.push(end);
        opened(end.link);
        return giveUp;
      },
    });
    this.#answer = (packet, end) => answer(packet, end, this);
  }

  /** Lets the time pass in steps until the phase is reached. Throws when it is not within an hour. */
  until(phase: Phase, step = 1): void {
    for (let steps = 0; this.generator.phase !== phase; steps += 1) {
      if (steps * step > 3_600_000) throw new Error(`${phase} was not reached: still ${this.generator.phase}`);
      this.#turn();
      this.now += step;
    }
  }

  pass(milliseconds: number): void {
    const end = this.now + milliseconds;
    while (this.now < end) {
      this.#turn();
      this.now += 1;
    }
  }

  #turn(): void {
    this.generator.tick();
    if (this.generator.phase === 'waiting') this.generator.begin(this.now);
    for (const [packet, end] of this.#waiting.splice(0)) this.#answer(packet, end);
  }
}

/** A broker that accepts everybody and everything, and delivers each message to all that have subscribed to anything. */
export function kindly(packet: Packet, end: FarEnd, run: ManualRun): void {
  switch (packet.type) {
    case 'CONNECT':
      end.send({ type: 'CONNACK', sessionPresent: false, reasonCode: 0 });
      return;
    case 'SUBSCRIBE':
      end.send({ type: 'SUBACK', packetId: packet.packetId, reasonCodes: [packet.subscriptions[0]?.qos ?? 0] });
      return;
    case 'PUBLISH':
      if (packet.qos === 1) end.send({ type: 'PUBACK', packetId: packet.packetId ?? 0, reasonCode: 0 });
      deliver(packet, run);
      return;
    case 'PINGREQ':
      end.send({ type: 'PINGRESP' });
      return;
    default:
  }
}

export function deliver(publish: Publish, run: ManualRun): void {
  for (const end of run.ends) if (end.isSubscriber && !end.isClosed) end.send(publish);
}

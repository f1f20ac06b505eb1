// What it costs the broker in the page to write down what it is given: 16 B QoS 0 from one client to another, over message ports as in
// the page, each message a chunk of its own (the worst case) and 64 in one chunk; with and without in turn.
import { Broker } from '../../src/broker/broker.ts';
import { LinkHost } from '../../src/broker/hosts/link-host.ts';
import { InputRecorder } from '../../src/broker/replay/input-recorder.ts';
import { portLink, type PortLink } from '../../src/link/message-port.ts';
import { encode } from '../../src/mqtt/encode.ts';
import { median, type Report } from './report.ts';

const rounds = 11;
/** Below the limit of the record: beyond it nothing is written down, and nothing costs anything. */
const messages = 128_000;

const topic = 'bench/one';
const publish = encode({ type: 'PUBLISH', topic, payload: new Uint8Array(16), qos: 0, dup: false, retain: false }, 5);
const subscriptions = [{ filter: topic, qos: 0, noLocal: false, retainAsPublished: false, retainHandling: 0 }] as const;

export async function benchRecording(report: Report): Promise<void> {
  for (const together of [1, 64]) {
    const ratios: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const first = round % 2 === 0;
      const rates = [await rateOf(together, first), await rateOf(together, !first)];
      const [recorded = NaN, plain = NaN] = first ? rates : rates.reverse();
      ratios.push(recorded / plain);
    }
    const name = `broker that records / does not, QoS 0, ${together} a chunk`;
    report.figure(name, median(ratios), '×', 0.9, 'at least');
  }
}

/** Messages in a second of the processor. */
async function rateOf(together: number, recording: boolean): Promise<number> {
  const recorder = new InputRecorder();
  const host = new LinkHost(new Broker({ seed: 1 }));
  if (recording) host.record = (entry) => recorder.record(entry);
  const publisher = connect(host, 'p');
  const subscriber = connect(host, 's');
  subscriber.send(encode({ type: 'SUBSCRIBE', packetId: 1, subscriptions: [...subscriptions] }, 5));
  await new Promise<void>((resolve) => (subscriber.onBytes = ([first]) => first === 0x90 && resolve()));
  const chunk = new Uint8Array(publish.length * together);
  for (let index = 0; index < together; index += 1) chunk.set(publish, index * publish.length);
  const began = process.cpuUsage();
  let missing = messages * publish.length;
  const arrived = new Promise<void>((resolve) => {
    subscriber.onBytes = (bytes) => {
      missing -= bytes.length;
      if (missing === 0) resolve();
    };
  });
  for (let sent = 0; sent < messages; sent += together) publisher.send(chunk.slice());
  await arrived;
  // Of the processor, not of the clock: other processes take turns with this one.
  const { user, system } = process.cpuUsage(began);
  host.shutdown();
  return (messages / (user + system)) * 1_000_000;
}

/** The client's end. */
function connect(host: LinkHost, clientId: string): PortLink {
  const { port1, port2 } = new MessageChannel();
  host.attach(portLink(port2));
  const link = portLink(port1);
  link.send(encode({ type: 'CONNECT', version: 5, clientId, clean: true, keepAlive: 0 }, 5));
  return link;
}

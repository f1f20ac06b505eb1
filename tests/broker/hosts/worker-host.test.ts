import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import type { BrokerEvent } from '../../../src/broker/events/events.ts';
import { applyEvent } from '../../../src/broker/events/fold.ts';
import { pageOptions } from '../../../src/broker/hosts/page-options.ts';
import { BrokerHistory } from '../../../src/broker/replay/history.ts';
import type {
  ClockState,
  ControlReport,
  ControlRequest,
  PastReport,
  RecordedPast,
} from '../../../src/broker/hosts/control.ts';
import type { ProfileName } from '../../../src/broker/profiles.ts';
import { readInputs } from '../../../src/broker/replay/read-inputs.ts';
import type { BrokerView } from '../../../src/broker/events/broker-view.ts';
import type { LinkClosed } from '../../../src/link/link.ts';
import { portLink, type PortLink } from '../../../src/link/message-port.ts';
import { decode } from '../../../src/mqtt/decode.ts';
import { encode } from '../../../src/mqtt/encode.ts';
import { PacketStream } from '../../../src/mqtt/packet-stream.ts';
import type { Packet } from '../../../src/mqtt/packet.ts';
import { brief } from '../flow.ts';

afterEach(() => vi.unstubAllGlobals());

/** A client's link to the worker, and the packets it gets, one at a time. */
class Client {
  readonly link: PortLink;
  readonly opened: Promise<string>;
  readonly closed: Promise<LinkClosed>;
  #stream = new PacketStream();
  #packets: string[] = [];
  #waiting: ((packet: string) => void) | null = null;

  constructor(control: MessagePort, name: number | null = null) {
    const { port1, port2 } = new MessageChannel();
    control.postMessage({ type: 'connect', port: port2, name }, [port2]);
    this.link = portLink(port1);
    this.opened = new Promise((resolve) => (this.link.onOpen = resolve));
    this.closed = new Promise((resolve) => (this.link.onClose = resolve));
    this.link.onBytes = (bytes) => {
      for (const packet of this.#stream.push(bytes)) this.#take(brief(decode(packet, 5, 'server')));
    };
  }

  send(packet: Packet): void {
    this.link.send(encode(packet, 5));
  }

  async next(): Promise<string> {
    return this.#packets.shift() ?? (await new Promise((resolve) => (this.#waiting = resolve)));
  }

  #take(packet: string): void {
    if (this.#waiting === null) this.#packets.push(packet);
    else this.#waiting(packet);
    this.#waiting = null;
  }
}

/** Sends a message to the worker that was started last. */
let toTheWorker: (event: { data: unknown }) => void;

/** The page's end of a control port to a fresh worker. */
async function startWorker(profile: ProfileName = 'emqx'): Promise<MessagePort> {
  let toWorker: (event: { data: unknown }) => void = () => undefined;
  vi.stubGlobal('self', globalThis);
  vi.stubGlobal('addEventListener', (_type: 'message', listener: typeof toWorker) => (toWorker = listener));
  vi.resetModules();
  await import('../../../src/broker/hosts/worker.ts');
  const { port1, port2 } = new MessageChannel();
  toWorker({ data: { type: 'broker', port: port2, profile } });
  toTheWorker = toWorker;
  onTestFinished(() => port1.close());
  return port1;
}

const hello = (clientId: string): Packet => ({ type: 'CONNECT', version: 5, clientId, clean: true, keepAlive: 0 });

test('the broker behaves as the first port says', async () => {
  const subscribe = (filter: string): Packet => ({
    type: 'SUBSCRIBE',
    packetId: 1,
    subscriptions: [{ filter, qos: 0, noLocal: false, retainAsPublished: false, retainHandling: 0 }],
  });
  const publish = {
    type: 'PUBLISH',
    topic: 't',
    payload: new Uint8Array(1),
    qos: 0,
    dup: false,
    retain: true,
  } as const;
  for (const [profile, next] of [
    ['emqx', 'PINGRESP'],
    ['mosquitto', 'PUBLISH t q0 retain "\0"'],
  ] as const) {
    const client = new Client(await startWorker(profile));
    client.send(hello('a'));
    client.send(publish);
    client.send(subscribe('$share/g/t'));
    client.send({ type: 'PINGREQ' });
    expect([await client.next(), await client.next(), await client.next()]).toEqual([
      'CONNACK',
      'SUBACK #1 0x00',
      next,
    ]);
  }
});

test('when it is to end it says goodbye, and then that it has', async () => {
  const client = new Client(await startWorker());
  client.send(hello('a'));
  expect(await client.next()).toBe('CONNACK');
  const ended = new Promise((resolve) => vi.stubGlobal('postMessage', resolve));
  toTheWorker({ data: { type: 'end' } });
  expect(await ended).toBe('ended');
  expect(await client.next()).toBe('DISCONNECT 0x8b');
  expect(await client.closed).toMatchObject({ clean: true });
});

test('a port that is given over the control port becomes an open link to the broker', async () => {
  const client = new Client(await startWorker());
  expect(await client.opened).toBe('mqtt');
  client.send(hello('a'));
  expect(await client.next()).toBe('CONNACK');
  client.send({ type: 'DISCONNECT', reasonCode: 0 });
  expect(await client.closed).toMatchObject({ clean: true });
});

test('one message reaches several clients, although ports take the bytes away', async () => {
  const control = await startWorker();
  const clients = ['a', 'b', 'c'].map((id) => {
    const client = new Client(control);
    client.send(hello(id));
    const subscriptions = [
      { filter: 't', qos: 0 as const, noLocal: false, retainAsPublished: false, retainHandling: 0 as const },
    ];
    client.send({ type: 'SUBSCRIBE', packetId: 1, subscriptions });
    return client;
  });
  for (const client of clients) {
    expect(await client.next()).toBe('CONNACK');
    expect(await client.next()).toBe('SUBACK #1 0x00');
  }
  clients[0]?.send({
    type: 'PUBLISH',
    topic: 't',
    payload: new Uint8Array([0x68, 0x69]),
    qos: 0,
    dup: false,
    retain: false,
  });
  for (const client of clients) expect(await client.next()).toBe('PUBLISH t q0 "hi"');
  for (const client of clients) client.send({ type: 'DISCONNECT', reasonCode: 0 });
  await Promise.all(clients.map(({ closed }) => closed));
});

/** The reports that the page gets over a control port. */
class Page {
  readonly #control: MessagePort;
  #reports: ControlReport[] = [];
  #waiting: ((report: ControlReport) => void) | null = null;

  constructor(control: MessagePort) {
    this.#control = control;
    control.onmessage = ({ data }: MessageEvent<ControlReport>) => {
      if (this.#waiting === null) this.#reports.push(data);
      else this.#waiting(data);
      this.#waiting = null;
    };
  }

  ask(request: ControlRequest): void {
    this.#control.postMessage(request);
  }

  async next<T extends ControlReport['type']>(type: T): Promise<Extract<ControlReport, { type: T }>> {
    const report = this.#reports.shift() ?? (await new Promise<ControlReport>((resolve) => (this.#waiting = resolve)));
    expect(report.type).toBe(type);
    return report as Extract<ControlReport, { type: T }>;
  }

  /** Events up to one of this type, with all events of the same report. */
  async until(type: BrokerEvent['type']): Promise<BrokerEvent[]> {
    const events: BrokerEvent[] = [];
    while (!events.some((event) => event.type === type)) events.push(...(await this.next('events')).events);
    return events;
  }

  async listen(): Promise<{ view: BrokerView; clock: ClockState }> {
    this.ask({ type: 'listen', on: true });
    const { view, missed } = await this.next('view');
    expect(missed).toBe(0);
    return { view, clock: (await this.next('clock')).clock };
  }
}

test('a page that listens gets the view, and events that lead to the next view', async () => {
  const control = await startWorker();
  const page = new Page(control);
  const { view } = await page.listen();
  expect(view.connections.size).toBe(0);
  new Client(control).send(hello('a'));
  for (const event of await page.until('connection-accepted')) applyEvent(view, event);
  expect(view.sessions.get('a')).toMatchObject({ version: 5, connection: 1 });
  expect((await page.listen()).view).toEqual(view);
});

test('a page that listens no more hears nothing', async () => {
  const control = await startWorker();
  const page = new Page(control);
  await page.listen();
  page.ask({ type: 'listen', on: false });
  const client = new Client(control);
  client.send(hello('a'));
  expect(await client.next()).toBe('CONNACK');
  // The next report is the answer to this.
  expect((await page.listen()).view.sessions.size).toBe(1);
});

test('the clock stands, steps past what falls due, and runs on', async () => {
  const control = await startWorker();
  const page = new Page(control);
  const first = await page.listen();
  expect(first.clock.stands).toBe(false);
  page.ask({ type: 'stop-clock' });
  await page.until('input-handled');
  const { now } = (await page.next('clock')).clock;
  const client = new Client(control);
  client.send({ ...hello('a'), keepAlive: 10, properties: { sessionExpiryInterval: 30 } } as Packet);
  const connected = await page.until('connection-accepted');
  expect(new Set(connected.map(({ at }) => at))).toEqual(new Set([now]));
  page.ask({ type: 'step-clock', milliseconds: 60_000 });
  const stepped = await page.until('session-ended');
  const times = stepped.flatMap(({ type, at }) => (type === 'timer-due' ? [Math.round(at - now)] : []));
  expect(times).toEqual([15_000, 45_000]);
  expect((await page.next('clock')).clock).toEqual({ now: now + 60_000, stands: true });
  expect(await client.next()).toBe('CONNACK');
  expect(await client.next()).toBe('DISCONNECT 0x8d');
  page.ask({ type: 'run-clock' });
  await page.until('input-handled');
  const { clock } = await page.next('clock');
  expect(clock.stands).toBe(false);
  expect(clock.now).toBeGreaterThanOrEqual(now + 60_000);
});

test('more events than a page can take come as one view', async () => {
  const control = await startWorker();
  const page = new Page(control);
  await page.listen();
  const client = new Client(control);
  const payload = new Uint8Array(1);
  const publish = encode({ type: 'PUBLISH', topic: 't', payload, qos: 0, dup: false, retain: true }, 5);
  client.link.send(new Uint8Array(Buffer.concat([encode(hello('a'), 5), ...Array<Uint8Array>(2000).fill(publish)])));
  const { view, missed } = await page.next('view');
  expect(missed).toBeGreaterThan(6000);
  expect(view.counts.publishesReceived).toBe(2000);
  // As EMQX, it retains a thousand in a second.
  expect(view.retained.get('t')?.id).toBe(1000);
  // What the view does not say comes behind it, in one event.
  const { events } = await page.next('events');
  const limit = { name: 'retainedPerSecond', value: 1000 };
  expect(events).toMatchObject([{ type: 'lost-at-limit', what: 'not-retained', limit, count: 1000, at: view.time }]);
});

test('the past is told on request, listened to or not, and replayed it gives the state and the packets', async () => {
  const control = await startWorker();
  const askPast = (from: number): Promise<RecordedPast> =>
    new Promise((resolve) => {
      control.onmessage = ({ data }: MessageEvent<PastReport>) => resolve(data.past);
      control.postMessage({ type: 'past', from } satisfies ControlRequest);
    });
  const [first, probe, second] = [new Client(control, 4), new Client(control), new Client(control, 9)];
  for (const [client, id] of [
    [first, 'a'],
    [probe, 'p'],
    [second, 'b'],
  ] as const) {
    client.send(hello(id));
    expect(await client.next()).toBe('CONNACK');
  }
  const before = await askPast(0);
  expect(before.names).toEqual([
    [1, 4],
    [2, null],
    [3, 9],
  ]);
  first.link.close();
  second.send({ type: 'PINGREQ' });
  expect(await second.next()).toBe('PINGRESP');
  const after = await askPast(before.inputs.to);
  const history = new BrokerHistory(pageOptions('emqx', before.seed));
  for (const { inputs } of [before, after]) history.add(inputs.blocks.flatMap(readInputs));
  while (history.index(100));
  while (history.seek(history.length, 100));
  const { view } = await new Page(control).listen();
  expect(history.moment(history.length).view).toEqual(view);
  // The CONNECT of 'b' is one input, its answer belongs to it. PINGREQ is the last input.
  const end = encode(hello('b'), 5).length;
  expect(history.inputOf(3, 'to-broker', end)).toBe(history.inputOf(3, 'to-client', 1));
  expect(history.inputOf(3, 'to-broker', end + 2)).toBe(history.length);
});

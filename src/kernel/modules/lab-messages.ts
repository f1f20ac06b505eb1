// The functions of `lab` that wait for messages: so many, all from now on, and all that can still come.
import type { Message, MessagesOptions } from './lab-types.ts';
import { parseShare, topicMatches } from '../../mqtt/topic.ts';
import { dataProperty, shortText } from '../worker/plain-text.ts';
import { platform } from '../worker/platform.ts';
import { connected, onRefusal, patience, timeout, waiting, withinOf, type WaitHost } from './lab-waiting.ts';
import type { IPublishPacket, ISubscriptionMap, MqttClient } from './mqtt-library.ts';

type Level = 0 | 1 | 2;

/** One for each run of a cell: it knows the run's markers. */
export class LabMessages {
  readonly #host: WaitHost;
  readonly #markers = new Set<string>();
  #settlings = 0;

  constructor(host: WaitHost) {
    this.#host = host;
  }

  messages(client: unknown, count: number, options: MessagesOptions = {}): Promise<Message[]> {
    const host = this.#host;
    const { within = patience } = options;
    if (!host.isClient(client)) throw new TypeError('messages(client, count): client is no MQTT client');
    if (!Number.isInteger(count) || count < 1)
      throw new RangeError('messages(client, count): count is a whole number from 1');
    const came: Message[] = [];
    // A cell can write anything into the options.
    const clientId = shortText(client.options.clientId ?? '');
    const told = () => ({ for: 'messages', count, came: came.length, clientId, within }) as const;
    const wait = host.waits.begin(told());
    return waiting(host, (resolve, reject) => {
      const forget = this.#listen(client, options.filter, (message) => {
        came.push(message);
        wait.update(told());
        if (came.length === count) resolve(came);
      });
      // A client that was refused gets no messages: waiting for the time limit would hide why.
      const forgive = onRefusal(host, client, reject);
      const timer = platform.setTimeout(() => reject(tooFew(count, came.length, within)), within);
      return () => {
        platform.clearTimeout(timer);
        forget();
        forgive();
        wait.end();
      };
    });
  }

  received(client: unknown, options: { filter?: string } = {}): Message[] {
    if (!this.#host.isClient(client)) throw new TypeError('received(client): client is no MQTT client');
    const came: Message[] = [];
    this.#listen(client, options.filter, (message) => came.push(message));
    return came;
  }

  /**
   * A marker to each topic with each QoS follows what the publisher has sent before, and cannot overtake it
   * [MQTT5-4.6.0-5] [MQTT5-4.6.0-6].
   */
  async settled(subscribers: unknown, publisher: unknown, topics: unknown, options: unknown): Promise<void> {
    const { isClient } = this.#host;
    const clients: unknown[] = [subscribers].flat();
    if (!isClient(publisher) || !clients.every(isClient))
      throw new TypeError('settled(subscribers, publisher, topics): these are no MQTT clients');
    const names = [topics].flat().map(String);
    const levels = [dataProperty(options, 'qos') ?? 0].flat().map(levelOf);
    const subscribes = dataProperty(options, 'subscribe') !== false;
    const within = withinOf(options);
    const number = (this.#settlings += 1);
    const marker = (level: Level): string => `marker ${number}, QoS ${level}`;
    for (const level of levels) this.#markers.add(marker(level));
    const count = names.length * levels.length;
    const back = Promise.all(clients.map((client) => this.#comeBack(client, count, marker, within)));
    const send = async (): Promise<void> => {
      const qos = levels.includes(2) ? 2 : levels.includes(1) ? 1 : 0;
      // First the broker must have taken what was sent: a subscription could overtake a message of QoS 0.
      if (subscribes) await this.#pingAnswer(publisher);
      if (subscribes) await Promise.all(clients.map((client) => this.#subscribe(client, names, qos, within)));
      for (const name of names)
        for (const level of levels) await publisher.publishAsync(name, marker(level), { qos: level });
    };
    // Whatever ends first with an error; clients that are not connected do not answer.
    await Promise.race([Promise.all([send(), back]), back]);
  }

  #pingAnswer(client: MqttClient): Promise<void> {
    return waiting(this.#host, (resolve) => {
      const onPacket = ({ cmd }: { cmd?: string }): void => {
        if (cmd === 'pingresp') resolve();
      };
      const ask = (): void => client.sendPing();
      client.on('packetreceive', onPacket);
      // A connection that ends takes the question with it.
      client.on('connect', ask);
      ask();
      return () => {
        client.off('packetreceive', onPacket);
        client.off('connect', ask);
      };
    });
  }

  /** A client that loses its connection meanwhile, and makes another by itself, subscribes there. */
  async #subscribe(client: MqttClient, names: string[], qos: Level, within: number): Promise<void> {
    // Without `resubscribe` MQTT.js takes what it has asked for once as done.
    const wanted = (resubscribe: boolean) =>
      ({ ...Object.fromEntries(names.map((name) => [name, { qos, rh: 2 }])), resubscribe }) as ISubscriptionMap;
    for (let again = false; ; again = true)
      try {
        await client.subscribeAsync(wanted(again));
        return;
      } catch (error) {
        if (client.connected || client.disconnecting || !client.options.reconnectPeriod) throw error;
        await connected(this.#host, client, { within });
      }
  }

  /** Resolves when so many different markers have come. */
  #comeBack(client: MqttClient, count: number, marker: (level: Level) => string, within: number): Promise<void> {
    const host = this.#host;
    const clientId = shortText(client.options.clientId ?? '');
    const came = new Set<string>();
    const told = () => ({ for: 'messages', count, came: came.size, clientId, within }) as const;
    const wait = host.waits.begin(told());
    return waiting(host, (resolve, reject) => {
      const onMessage = (topic: string, payload: Uint8Array): void => {
        const text = new TextDecoder().decode(payload);
        if (![0, 1, 2].some((level) => text === marker(level as Level))) return;
        came.add(`${topic}\n${text}`);
        wait.update(told());
        if (came.size === count) resolve();
      };
      const late = () => timeout('marker', within, `${came.size} of ${count} markers came within ${within} ms`);
      const timer = platform.setTimeout(() => reject(late()), within);
      client.on('message', onMessage);
      return () => {
        platform.clearTimeout(timer);
        client.off('message', onMessage);
        wait.end();
      };
    });
  }

  #listen(client: MqttClient, given: string | undefined, take: (message: Message) => void): () => void {
    // Messages of a Shared Subscription come with their own Topic Names.
    const filter = given === undefined ? undefined : (parseShare(given)?.filter ?? given);
    const onMessage = (topic: string, payload: Uint8Array, packet: IPublishPacket): void => {
      if (filter !== undefined && !topicMatches(filter, topic)) return;
      const text = new TextDecoder().decode(payload);
      if (this.#markers.has(text)) return;
      const { qos, retain, dup } = packet;
      take({ topic, text, payload, qos, retain, dup, packet });
    };
    client.on('message', onMessage);
    return () => void client.off('message', onMessage);
  }
}

function levelOf(value: unknown): Level {
  if (value === 0 || value === 1 || value === 2) return value;
  throw new RangeError('settled(…): qos is 0, 1 or 2, or a list of them');
}

function tooFew(count: number, came: number, within: number): Error {
  return timeout('messages', within, `${came} of ${count} messages came within ${within} ms`, { count, came });
}

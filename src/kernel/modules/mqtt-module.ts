// The module `mqtt` as one run sees it: MQTT.js, with `connect`, `connectAsync` and `MqttClient` bound to the run, so
// that its clients use its own sockets, end with it, and report what nobody listens for.
import type { CellResources } from '../worker/cell-resources.ts';
import { noteTaker, onConnectFailure, type cellSocket } from '../worker/cell-socket.ts';
import { connectFailure } from './connect-failure.ts';
import { LabError } from '../lab-error.ts';
import type { IClientOptions, Library, MqttClient, Packet } from './mqtt-library.ts';
import { notePacket } from './mqtt-reason.ts';
import { quickenQueues } from './mqtt-queues.ts';
import { watchAcknowledgements } from './mqtt-wakes.ts';
import { PacketCauses } from './packet-causes.ts';
import type { CallingLine } from '../worker/stack-places.ts';
import type { Waits } from '../worker/waits.ts';

export interface MqttHost {
  resources: CellResources;
  WebSocket: ReturnType<typeof cellSocket>;
  /** The innermost line of a cell that is being executed; null when there is none, or too many were asked for. */
  place(): CallingLine | null;
  /** Calls `end` when that run is over. */
  endWith(run: CallingLine, end: () => void): void;
  /** Called when something begins that will call code back; the result is called right before that. */
  beginCallback(): () => void;
  waits: Waits;
  /** `bytes`: how many a client keeps until its socket takes them. */
  holds(bytes: () => number): void;
  /** Shows an error that the cell does not handle. */
  report(error: unknown): void;
  /** A broker has sent DISCONNECT with this Reason Code: what fails next on the client says only that it is closed. */
  disconnected(code: number): void;
}

type Exports = Record<string, unknown>;

export function mqttModule(library: Library, host: MqttHost): Exports {
  const connect = (first: string | IClientOptions, second?: IClientOptions): MqttClient => {
    const [url, given] = typeof first === 'object' ? [undefined, first] : [first, second ?? {}];
    return makeClient(library, host, url, given);
  };
  const bound = {
    connect,
    connectAsync: (first: string | IClientOptions, second?: IClientOptions, allowRetries = true) =>
      connected(connect(first, second), allowRetries),
    MqttClient: trackedClass(library.MqttClient, host),
  };
  const view: Exports = { ...(library as unknown as Exports), ...bound, Client: bound.MqttClient };
  return { ...view, default: view };
}

function makeClient(library: Library, host: MqttHost, url: string | undefined, given: IClientOptions): MqttClient {
  refuseOtherProtocols(url ?? given.protocol);
  const wait = host.waits.begin({ for: 'connect', url: withoutLogin(url ?? given.host ?? '') });
  let failures = 0;
  const causes = new PacketCauses(() => host.place());
  const options: IClientOptions = {
    // The wire has room again after milliseconds; MQTT.js would look after a second.
    browserBufferTimeout: 10,
    ...given,
    createWebsocket: (address: string, protocols: string[], all: IClientOptions): unknown => {
      if (given.createWebsocket) return given.createWebsocket(address, protocols, all);
      const socket = new host.WebSocket(address, protocols);
      causes.begin(noteTaker(socket));
      hearListeners(socket, (error) => host.report(error));
      onConnectFailure(socket, (reason) => {
        failures += 1;
        // With several servers MQTT.js tries the next one first; later failures are its reconnecting.
        if (failures === Math.max(1, given.servers?.length ?? 1)) fail(connectFailure(address, reason));
      });
      return socket;
    },
  };
  const client = url === undefined ? library.connect(options) : library.connect(url, options);
  client.once('connect', () => {
    failures = Infinity;
  });
  const fail = (error: LabError): void => {
    // The reader has said no, or no later attempt can do better.
    if (error.code === 'address-refused') client.options.reconnectPeriod = 0;
    client.emit('error', error);
  };
  causes.watch(client);
  watchAcknowledgements(client, () => host.beginCallback());
  quickenQueues(client);
  client.once('connect', () => wait.end());
  client.once('end', () => wait.end());
  client.on('error', () => wait.end());
  track(client, host);
  return client;
}

/**
 * MQTT.js takes messages in an async function that nobody awaits: what a `message` listener of the cell throws would
 * look like a rejected promise of the cell.
 */
function hearListeners(socket: EventTarget, report: (error: unknown) => void): void {
  Object.defineProperty(socket, 'addEventListener', {
    value: (type: string, listener: (event: Event) => unknown) => {
      EventTarget.prototype.addEventListener.call(socket, type, (event) => {
        const result = listener(event);
        if (result instanceof Promise) result.catch(report);
      });
    },
  });
}

/** As MQTT.js does it, and the client is known from the start: it ends with its run also while it connects. */
function connected(client: MqttClient, allowRetries: boolean): Promise<MqttClient> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      client.off('connect', done).off('end', done).off('error', failed).off('close', closed);
    };
    const done = (): void => {
      settle();
      resolve(client);
    };
    const failed = (error: Error): void => {
      settle();
      client.end();
      reject(error);
    };
    const closed = (): void => failed(new Error("Couldn't connect to server"));
    client.on('connect', done).on('end', done).on('error', failed);
    if (!allowRetries) client.on('close', closed);
  });
}

function trackedClass(base: Library['MqttClient'], host: MqttHost): Library['MqttClient'] {
  const tracked: Library['MqttClient'] = new Proxy(base, {
    construct: (target, given, newTarget) => {
      const client = Reflect.construct(target, given, newTarget === tracked ? target : newTarget) as MqttClient;
      track(client, host);
      return client;
    },
  });
  return tracked;
}

function track(client: MqttClient, host: MqttHost): void {
  host.holds(() => {
    // Before it connects it has none; what one that has ended kept is sent no more.
    const { stream } = client as Partial<Pick<MqttClient, 'stream'>>;
    return stream === undefined || stream.destroyed ? 0 : stream.writableLength;
  });
  client.on('packetreceive', (packet: Packet) => {
    notePacket(packet, client.options.protocolVersion);
    if (packet.cmd === 'disconnect' && (packet.reasonCode ?? 0) >= 0x80) host.disconnected(packet.reasonCode ?? 0);
  });
  const report = (error: unknown): void => {
    if (client.listeners('error').every((listener) => internal.get('error')?.has(listener))) host.report(error);
  };
  client.on('error', report);
  // A listener ends with the run that has put it here, also when the client is another cell's.
  client.on(
    'newListener' as 'message',
    ((event: 'message', listener: () => void) => {
      const by = host.place();
      if (by !== null) host.endWith(by, () => client.off(event, listener));
    }) as () => void,
  );
  const internal = new Map(
    client.eventNames().map((event) => [event as string, new Set<unknown>(client.listeners(event))]),
  );
  host.resources.add(() => {
    for (const event of client.eventNames()) {
      for (const listener of client.listeners(event)) {
        if (!internal.get(event)?.has(listener)) client.off(event, listener);
      }
    }
    silence(client);
    client.end(true);
  });
}

/** What waits for an acknowledgement is dropped without an error: the code that waits is over. */
function silence(client: MqttClient): void {
  client.options.reconnectPeriod = 0;
  client.outgoing = {};
  client.queue = [];
}

function refuseOtherProtocols(text: string | undefined): void {
  const protocol = /^([a-z+]+):/i.exec(text ?? '')?.[1] ?? text ?? 'ws';
  if (/^wss?$/i.test(protocol) || text?.startsWith('/')) return;
  throw new LabError(
    'AddressError',
    'address-refused',
    `a page can open ws:// and wss:// addresses, not ${protocol}://`,
    {
      details: { url: withoutLogin(text ?? ''), why: 'not-web-socket' },
    },
  );
}

function withoutLogin(url: string): string {
  return url.replace(/^([a-z+]+:\/\/)[^/]*@/i, '$1').slice(0, 500);
}

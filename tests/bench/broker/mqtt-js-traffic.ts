// MQTT.js clients in pairs. Each publisher keeps a number of messages on their way, as a busy program would.
import mqtt from 'mqtt';
import type { QoS } from '../../../src/mqtt/packet.ts';
import type { Contender } from './contenders.ts';
import type { Load } from './raw-traffic.ts';
import type { Traffic } from './throughput.ts';

const AHEAD = 500;

export async function mqttJsTraffic(contender: Contender, load: Load): Promise<Traffic> {
  const pairs = await Promise.all(
    Array.from({ length: load.publishers }, (_, number) => pair(contender, load, `bench/${number}`)),
  );
  return {
    start: () => pairs.forEach((each) => each.start()),
    async stop() {
      await Promise.all(pairs.map((each) => each.stop()));
    },
    arrived: () => pairs.reduce((sum, each) => sum + each.arrived(), 0),
  };
}

async function pair(contender: Contender, { transport, payloadSize, qos }: Load, topic: string): Promise<Traffic> {
  const [publisher, subscriber] = await Promise.all([connected(contender, transport), connected(contender, transport)]);
  await subscriber.subscribeAsync(topic, { qos });
  const payload = Buffer.alloc(payloadSize, 'a');
  let [sent, arrived, running] = [0, 0, false];
  let onDone = (): void => undefined;
  const goOn = (): void => {
    for (; running && sent < arrived + AHEAD; sent++) publish(publisher, topic, payload, qos);
    if (!running && arrived === sent) onDone();
  };
  subscriber.on('message', () => {
    arrived += 1;
    goOn();
  });
  return {
    start() {
      running = true;
      goOn();
    },
    async stop() {
      running = false;
      await new Promise<void>((resolve) => {
        onDone = resolve;
        goOn();
      });
      await Promise.all([publisher.endAsync(true), subscriber.endAsync(true)]);
    },
    arrived: () => arrived,
  };
}

function publish(client: mqtt.MqttClient, topic: string, payload: Buffer, qos: QoS): void {
  client.publish(topic, payload, { qos });
}

async function connected({ tcp, ws }: Contender, transport: Load['transport']): Promise<mqtt.MqttClient> {
  const url = transport === 'tcp' ? `mqtt://127.0.0.1:${tcp}` : `ws://127.0.0.1:${ws}/mqtt`;
  const client = mqtt.connect(url, { protocolVersion: 4, reconnectPeriod: 0 });
  await new Promise<void>((resolve) => client.once('connect', () => resolve()));
  if (transport === 'tcp') (client.stream as unknown as { setNoDelay?: (on: boolean) => void }).setNoDelay?.(true);
  return client;
}

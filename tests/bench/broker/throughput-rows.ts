// Messages a second from publishers to subscribers: raw and MQTT.js clients, TCP and WebSocket, 16 B and 1 KiB, each QoS; pairs, and
// one publisher with many subscribers.
import type { Comparison } from './comparison.ts';
import { mqttJsTraffic } from './mqtt-js-traffic.ts';
import { rawTraffic, type Load } from './raw-traffic.ts';
import { ProcessorTime } from './processor-time.ts';
import { rateOf } from './throughput.ts';

const kinds = [
  // 1 KiB ten times as fast as Mosquitto would be more than the loopback interface carries.
  { name: 'raw', traffic: rawTraffic, goals: { 16: { ratio: 10 }, 1024: { ratio: 1 } } },
  { name: 'MQTT.js', traffic: mqttJsTraffic, goals: { 16: { ratio: 1 }, 1024: { ratio: 1 } } },
] as const;

export async function benchPairs(comparison: Comparison): Promise<void> {
  for (const { name, traffic, goals } of kinds) {
    comparison.title(`Messages a second, four pairs of ${name} clients`);
    for (const transport of ['tcp', 'ws'] as const) {
      for (const payloadSize of [16, 1024] as const) {
        for (const qos of [0, 1, 2] as const) {
          const load: Load = { transport, payloadSize, qos, publishers: 4, subscribers: 1 };
          const time = new ProcessorTime();
          await comparison.row({
            name: `${name} ${transport} ${payloadSize} B QoS ${qos}`,
            unit: '/s',
            better: 'more',
            goal: goals[payloadSize],
            note: () => time.toString(),
            measure: async (contender) => {
              const running = await traffic(contender, load);
              return time.during(contender, running, () => rateOf(running, comparison.settings));
            },
          });
        }
      }
    }
  }
}

export async function benchFanOut(comparison: Comparison): Promise<void> {
  comparison.title('Deliveries a second, one publisher, many subscribers, raw clients over TCP, 16 B');
  for (const subscribers of [10, 1000]) {
    for (const qos of [0, 1, 2] as const) {
      const load: Load = { transport: 'tcp', payloadSize: 16, qos, publishers: 1, subscribers };
      await comparison.row({
        name: `fan-out 1 → ${subscribers} QoS ${qos}`,
        unit: '/s',
        better: 'more',
        goal: { ratio: 1 },
        measure: async (contender) => rateOf(await rawTraffic(contender, load), comparison.settings),
      });
    }
  }
}

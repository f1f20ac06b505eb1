// Messages a second from publishers to subscribers: raw and MQTT.js clients, TCP and WebSocket, 16 B and 1 KiB, each QoS.
import type { Comparison } from './comparison.ts';
import { mqttJsTraffic } from './mqtt-js-traffic.ts';
import { rawTraffic, type Load } from './raw-traffic.ts';
import { rateOf } from './throughput.ts';

const kinds = [
  { name: 'raw', traffic: rawTraffic, goal: 10 },
  { name: 'MQTT.js', traffic: mqttJsTraffic, goal: 1 },
];

export async function benchThroughput(comparison: Comparison): Promise<void> {
  for (const { name, traffic, goal } of kinds) {
    comparison.title(`Messages a second, four pairs of ${name} clients`);
    for (const transport of ['tcp', 'ws'] as const) {
      for (const payloadSize of [16, 1024]) {
        for (const qos of [0, 1, 2] as const) {
          const load: Load = { transport, payloadSize, qos, publishers: 4, subscribers: 1 };
          await comparison.row({
            name: `${name} ${transport} ${payloadSize} B QoS ${qos}`,
            unit: '/s',
            better: 'more',
            goal,
            measure: async (contender) => rateOf(await traffic(contender, load), comparison.settings),
          });
        }
      }
    }
  }
}

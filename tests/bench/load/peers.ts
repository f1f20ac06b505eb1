// Messages a second of four pairs with 500 messages on their way each: ours and MQTT.js, in turn, in the same process, on the same
// broker. What counts is the ratio of each round.
import type { QoS } from '../../../src/mqtt/packet.ts';
import type { Contender } from '../broker/contenders.ts';
import { mqttJsTraffic } from '../broker/mqtt-js-traffic.ts';
import { rateOf } from '../broker/throughput.ts';
import { median, type Report } from '../report.ts';
import { generatorRun } from './generator-run.ts';

const [pairs, window, size] = [4, 500, 16];
/** Ratios to MQTT.js, where the broker is not what is measured: Mosquitto gives way before the generator does. */
const goals: Readonly<Record<QoS, number>> = { 0: 5, 1: 3, 2: 3 };

export interface Settings {
  rounds: number;
  milliseconds: number;
}

export async function benchPeers(
  contender: Contender,
  { rounds, milliseconds }: Settings,
  report: Report,
): Promise<void> {
  for (const qos of [0, 1, 2] as const) {
    const name = `${contender.name}, 4 pairs, ${size} B, QoS ${qos}`;
    const ours: number[] = [];
    const theirs: number[] = [];
    const cost: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const before = process.cpuUsage();
      const result = await generatorRun(contender, {
        scenario: 'point-to-point',
        pairs,
        window,
        qos,
        protocol: '3.1.1',
        warmUp: milliseconds / 4000,
        duration: milliseconds / 1000,
        payload: { size },
      });
      const { user, system } = process.cpuUsage(before);
      if (result.figures.counts.lost > 0) throw new Error(`${name}: ${result.figures.counts.lost} messages were lost`);
      ours.push(result.figures.rates.delivered);
      cost.push((user + system) / result.figures.counts.delivered);
      const load = { transport: 'tcp', payloadSize: size, qos, publishers: pairs, subscribers: 1 } as const;
      theirs.push(await rateOf(await mqttJsTraffic(contender, load), { milliseconds }));
    }
    report.figure(`${name}: ours`, median(ours), '/s');
    report.figure(`${name}: ours, processor time`, median(cost), 'µs a message');
    report.figure(`${name}: MQTT.js`, median(theirs), '/s');
    const ratio = median(ours.map((rate, round) => rate / (theirs[round] ?? NaN)));
    if (contender.name === 'own') report.figure(`${name}: ratio`, ratio, '×', goals[qos], 'at least');
    else report.figure(`${name}: ratio (the broker gives way)`, ratio, '×');
  }
}

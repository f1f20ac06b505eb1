// What the capture costs: 16 B QoS 0 from one client of a cell to another through the broker in the page, with the wire worker and with
// a relay in its place, in turn. The goal is for MQTT.js, the client of every cell; packets that no client had to make tell what one costs.
import type { Browser } from 'playwright';
import { median, type Report } from '../report.ts';
import { openBenchPage } from './bench-page.ts';
import { plainPackets } from './plain-packets.ts';
import { relayScript } from './relay-script.ts';

const rounds = 15;

/** Code of a cell that logs how many messages arrived in a second. */
const clients: Record<string, { code: string; goal?: number }> = {
  'MQTT.js': {
    goal: 0.9,
    code: `
import mqtt from 'mqtt';
import { brokerUrl, topic } from 'lab';
const count = 30000;
const options = { protocolVersion: 5, keepalive: 0 };
const [from, to] = await Promise.all([mqtt.connectAsync(brokerUrl, options), mqtt.connectAsync(brokerUrl, options)]);
await to.subscribeAsync(topic('bench'));
const payload = new Uint8Array(16).fill(65);
const began = performance.now();
let arrived = 0;
const all = new Promise((resolve) => to.on('message', () => (arrived += 1) === count && resolve()));
for (let sent = 1; sent <= count; sent += 1) {
  const taken = from.publishAsync(topic('bench'), payload);
  if (sent % 64 === 0) await taken;
}
await all;
console.log(JSON.stringify({ rate: (count / (performance.now() - began)) * 1000 }));
await Promise.all([from.endAsync(), to.endAsync()]);
`,
  },
  'packets alone, 1 a chunk': { code: plainPackets(1, 16_000) },
  'packets alone, 64 a chunk': { code: plainPackets(64, 256_000) },
};

export async function benchThroughput(browser: Browser, siteUrl: string, report: Report): Promise<void> {
  const relay = await relayScript();
  for (const [name, { code, goal }] of Object.entries(clients)) {
    const rates = { on: [] as number[], off: [] as number[] };
    const pages = {
      on: await openBenchPage(browser, siteUrl, code, null),
      off: await openBenchPage(browser, siteUrl, code, relay),
    };
    for (let round = -1; round < rounds; round += 1) {
      for (const which of round % 2 === 0 ? (['on', 'off'] as const) : (['off', 'on'] as const)) {
        const { rate } = (await pages[which].run()) as { rate: number };
        // The first round warms the code up.
        if (round >= 0) rates[which].push(rate);
      }
    }
    await pages.on.close();
    await pages.off.close();
    const ratios = rates.on.map((rate, round) => rate / (rates.off[round] ?? NaN));
    report.figure(`${name}, captured`, median(rates.on), 'msg/s');
    report.figure(`${name}, capture off`, median(rates.off), 'msg/s');
    report.figure(`${name}: on / off (median of ${rounds})`, median(ratios), '×', goal, 'at least');
  }
}

// Packets that are wrong or odd, each alone and byte by byte, to Mosquitto and to the profile `mosquitto`. Where they
// differ, the profile refuses what Mosquitto lets pass, or says why where Mosquitto only closes. Every other difference
// is declared.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startNodeHost, type NodeHost } from '../../src/broker/hosts/node.ts';
import { profiles } from '../../src/broker/profiles.ts';
import { startMosquitto, isMosquittoThere } from './real-mosquitto.ts';
import { allCases, type Case } from './sequences/cases.ts';
import { play } from './sequences/play.ts';
import { needs } from './tools.ts';

let real: Awaited<ReturnType<typeof startMosquitto>> | null = null;
let host: NodeHost;
beforeAll(async () => {
  host = await startNodeHost({ tcpPort: 0, wsPort: null, options: { ...profiles.mosquitto, seed: 1 } });
  if (isMosquittoThere) real = await startMosquitto();
});
afterAll(async () => {
  await Promise.all([host.close(), real?.stop()]);
});

/** All other differences, by the titles of their cases. */
const declared: readonly [title: RegExp, why: string][] = [
  [/SUBSCRIBE (a, then )?\$share( with No Local)?$/, '`$share` alone is a Topic Filter like any other (4.8.2)'],
  [/property 0x23 = zero$/, 'the code for a Topic Alias of 0 is Topic Alias invalid (3.3.2.3.4)'],
  [/PUBLISH QoS [12] to \$(share\/g\/t|CONTROL\/x)$/, 'Mosquitto has its own topics there'],
  [/of level 0x85$/, 'Mosquitto takes a bridge of MQTT 5 for one without properties'],
];

/** What a client can tell apart. CONNACK of a connection that is open: brokers announce different limits. */
function seen(result: string): string {
  return result.replace(/^20..0[01]00\S*/, 'CONNACK').replace(/ 31\S+/g, '');
}

function isExplained(mosquitto: string, profile: string): boolean {
  // Mosquitto often only closes. At times its DISCONNECT is lost on the way.
  const withoutWhy = profile.replace(/(^| )(e0|2003)\S* closed$/, '$1closed');
  return (
    mosquitto === profile || mosquitto === withoutWhy || (mosquitto.endsWith('open') && profile.endsWith('closed'))
  );
}

async function playAll(port: number, cases: readonly Case[]): Promise<string[]> {
  const results: string[] = [];
  const left = cases.entries();
  const player = async (): Promise<void> => {
    for (const [index, each] of left) results[index] = seen(await play(port, each, `p${index}`));
  };
  await Promise.all(Array.from({ length: 40 }, player));
  return results;
}

test('the profile answers as Mosquitto does, or says more', async (context) => {
  needs(context, isMosquittoThere, 'mosquitto');
  const cases = allCases();
  const [mosquitto, profile] = await Promise.all([playAll(real?.port ?? 0, cases), playAll(host.tcp ?? 0, cases)]);
  const different = cases
    .map(({ version, title }, index) => ({ version, title, mosquitto: mosquitto[index], profile: profile[index] }))
    .filter((each) => !isExplained(each.mosquitto ?? '', each.profile ?? ''));
  expect(different.filter(({ title }) => !declared.some(([part]) => part.test(title)))).toEqual([]);
  expect(declared.filter(([part]) => !different.some(({ title }) => part.test(title)))).toEqual([]);
});

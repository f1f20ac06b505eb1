// The profile `mosquitto` beside Mosquitto itself: the same scripts, packet by packet, the same transcripts, but for differences that
// are declared and asserted on both sides.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startNodeHost, type NodeHost } from '../../src/broker/hosts/node.ts';
import { profiles, type ProfileName } from '../../src/broker/profiles.ts';
import { profileDifferences, stricter } from './differences.ts';
import { connections } from './flows/connections.ts';
import { publishing } from './flows/publishing.ts';
import { subscriptions } from './flows/subscriptions.ts';
import { wrongPackets } from './flows/wrong-packets.ts';
import { Stage } from './packet-client.ts';
import { isMosquittoThere, startMosquitto } from './real-mosquitto.ts';
import { needs } from './tools.ts';

let real: Awaited<ReturnType<typeof startMosquitto>> | null = null;
let hosts: Record<'mosquitto' | 'emqx', NodeHost>;
beforeAll(async () => {
  const start = (profile: ProfileName): Promise<NodeHost> =>
    // Without chance: the same member is the first everywhere.
    startNodeHost({ tcpPort: 0, wsPort: null, options: { ...profiles[profile], firstTurn: 'next' } });
  hosts = { mosquitto: await start('mosquitto'), emqx: await start('emqx') };
  if (isMosquittoThere) real = await startMosquitto();
});
afterAll(async () => {
  await Promise.all([hosts.mosquitto.close(), hosts.emqx.close(), real?.stop()]);
});

const flows = { ...connections, ...publishing, ...subscriptions, ...wrongPackets };
const cells = Object.entries(flows).flatMap(([title, play]) =>
  (play.length < 2 ? ([5] as const) : ([4, 5] as const)).map((version) => ({ title, version, play })),
);
const isStricter = (title: string, version: 4 | 5): boolean =>
  stricter.some((each) => each[0] === title && each[1] === version);

let played = 0;

async function transcript(port: number | null | undefined, title: string, version: 4 | 5): Promise<string[]> {
  const play = cells.find((cell) => cell.title === title && cell.version === version)?.play;
  if (play === undefined) throw new Error(`there is no script “${title}” for version ${version}`);
  // Each time another name: what a script leaves behind is not found again.
  const name = `flow-${(played += 1)}-`;
  const lines = await play(new Stage(port ?? 0, name), version);
  return lines.map((line) => line.replaceAll(name, '~'));
}

test.for(cells.filter(({ title, version }) => !isStricter(title, version)))(
  'Mosquitto and its profile agree, version $version: $title',
  async ({ title, version }, context) => {
    needs(context, isMosquittoThere, 'mosquitto');
    const expected = await transcript(real?.port, title, version);
    expect(await transcript(hosts.mosquitto.tcp, title, version)).toEqual(expected);
  },
);

test.for(profileDifferences)('the profiles differ, version $1: $0', async ([title, version, mosquitto, emqx]) => {
  expect(await transcript(hosts.mosquitto.tcp, title, version)).toEqual(mosquitto);
  expect(await transcript(hosts.emqx.tcp, title, version)).toEqual(emqx);
  expect(mosquitto).not.toEqual(emqx);
});

test.for(stricter)('the profile keeps to the specification, version $1: $0', async ([title, version, , profile]) => {
  expect(await transcript(hosts.mosquitto.tcp, title, version)).toEqual(profile);
});

test.for(stricter)('Mosquitto does not, version $1: $0', async ([title, version, mosquitto], context) => {
  needs(context, isMosquittoThere, 'mosquitto');
  expect(await transcript(real?.port, title, version)).toEqual(mosquitto);
});

test('every difference that is not declared would be seen: all other scripts agree between the profiles', async () => {
  const declared = new Set([...profileDifferences, ...stricter].map(([title, version]) => `${version} ${title}`));
  const differing: string[] = [];
  for (const { title, version } of cells) {
    if (declared.has(`${version} ${title}`)) continue;
    const [one, other] = [hosts.mosquitto, hosts.emqx].map(({ tcp }) => transcript(tcp, title, version));
    if (JSON.stringify(await one) !== JSON.stringify(await other)) differing.push(`${version} ${title}`);
  }
  expect(differing).toEqual([]);
});

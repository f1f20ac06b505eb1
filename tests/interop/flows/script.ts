// What the scripts share: each plays its clients on a stage and returns what they received, line by line.
import type { Connect, ProtocolVersion, Will } from '../../../src/mqtt/packet.ts';
import type { PacketClient, Stage } from '../packet-client.ts';

/** By name: the name says what is done, the lines what comes of it. A script that takes no version is one of MQTT 5. */
export type Flows = Readonly<Record<string, (stage: Stage, version: ProtocolVersion) => Promise<string[]>>>;

export const lasting: Partial<Connect> = { clean: false, properties: { sessionExpiryInterval: 100 } };

export const text = (words: string): Uint8Array => new TextEncoder().encode(words);

export function willOf(topic: string, more: Partial<Will> = {}): Will {
  return { topic, payload: text('gone'), qos: 0, retain: false, ...more };
}

/** Lines under the name of who received them. */
export async function from(clients: Record<string, PacketClient>): Promise<string[]> {
  const lines: string[] = [];
  for (const [name, client] of Object.entries(clients))
    for (const line of await client.got()) lines.push(`${name}: ${line}`);
  return lines;
}

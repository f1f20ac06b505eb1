// What the broker in the page was given in a recorded run that came with this page. Its other parts are left unread.
import { fromBase64 } from '../capture/base64.ts';
import type { RecordedPast } from '../broker/hosts/control.ts';

interface RunFile {
  broker: Pick<RecordedPast, 'seed' | 'profile' | 'names'> & { blocks: { base64: string }[]; full: boolean };
}

/** Rejects when it cannot be fetched. */
export async function readRecordedInputs(url: string): Promise<RecordedPast> {
  const file = await fetch(url);
  if (!file.ok) throw new Error(`${url}: ${file.status}`);
  const { broker } = (await textOf(await file.blob()).then(JSON.parse)) as RunFile;
  const blocks = broker.blocks.flatMap(({ base64 }) => fromBase64(base64) ?? []);
  const to = blocks.reduce((sum, { length }) => sum + length, 0);
  const { seed, profile, names, full } = broker;
  return { seed, profile, names, inputs: { from: 0, blocks, to, full } };
}

/** Some servers unpack it on the way. */
async function textOf(file: Blob): Promise<string> {
  const [first] = new Uint8Array(await file.slice(0, 1).arrayBuffer());
  const packed = first === 0x1f;
  return new Response(packed ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file).text();
}

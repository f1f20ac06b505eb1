// A recorded run → the bytes of its file.
import { toBase64 } from '../base64.ts';
import { packetData } from './packet-checks.ts';
import { inPieces } from './in-pieces.ts';
import { runFormat, runVersion, type RecordedRun } from './run-file.ts';

/** `cells`: plain data and bytes. Rejects with a RangeError for more text than a browser can hold in one piece. */
export async function writeRun<Cells>(run: RecordedRun<Cells>): Promise<Blob> {
  const { packets, broker: past, ...rest } = run;
  const broker = past && {
    seed: past.seed,
    profile: past.profile,
    names: past.names,
    blocks: past.inputs.blocks,
    full: past.inputs.full,
  };
  // Readers know the file by how it begins.
  const head = { format: runFormat, version: runVersion, ...rest, broker };
  const parts = [`${toJson(head).slice(0, -1)},"frames":[`];
  await inPieces(packets, (some, from) => {
    parts.push(from > 0 ? ',' : '', some.map((captured) => toJson(packetData(captured))).join());
  });
  parts.push(']}');
  return new Response(new Blob(parts).stream().pipeThrough(new CompressionStream('gzip'))).blob();
}

function toJson(data: object): string {
  return JSON.stringify(data, (_, value: unknown) =>
    value instanceof Uint8Array ? { base64: toBase64(value) } : value,
  );
}

// A recorded run → the bytes of its file.
import { toBase64 } from './base64.ts';
import { frameData } from './frame-checks.ts';
import { runFormat, runVersion, type RecordedRun } from './run-file.ts';

/** `cells`: plain data and bytes. Rejects with a RangeError for more text than a browser can hold in one piece. */
export function writeRun<Cells>(run: RecordedRun<Cells>): Promise<Blob> {
  const { frames, broker: past, ...rest } = run;
  const broker = past && {
    seed: past.seed,
    profile: past.profile,
    names: past.names,
    blocks: past.inputs.blocks,
    full: past.inputs.full,
  };
  // Readers know the file by how it begins.
  const content = { format: runFormat, version: runVersion, ...rest, broker, frames: frames.map(frameData) };
  const json = JSON.stringify(content, (_, value: unknown) =>
    value instanceof Uint8Array ? { base64: toBase64(value) } : value,
  );
  return new Response(new Blob([json]).stream().pipeThrough(new CompressionStream('gzip'))).blob();
}

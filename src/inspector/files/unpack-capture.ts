// A capture that is packed with gzip, as Wireshark saves it too, is unpacked before it is read. What stands before a
// missing end or a fault is read.
import { CaptureError, type CaptureWarning } from '../../capture/files/capture-error.ts';
import { joinBytes } from '../../capture/join-bytes.ts';

/** Bytes that are unpacked at once. */
const piece = 16_384;
/** The bytes behind the content: CRC and length. */
const checksum = 8;

export interface UnpackedCapture {
  bytes: Uint8Array;
  warnings: CaptureWarning[];
}

/** Other bytes come back as they are. `most`: bytes that it may unpack to. Rejects with CaptureError. */
export async function unpackCapture(file: Uint8Array<ArrayBuffer>, most: number): Promise<UnpackedCapture> {
  if (!isGzip(file)) return { bytes: file, warnings: [] };
  const { readable, writable } = new DecompressionStream('gzip');
  // What is wrong shows where it is read.
  feed(writable, file).catch(() => undefined);
  const reader: ReadableStreamDefaultReader<Uint8Array> = readable.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  let complete = false;
  try {
    while (!complete) {
      const { done, value } = await reader.read();
      if (value !== undefined) {
        length += value.length;
        if (length > most) throw new CaptureError('unpacked-too-large', most);
        parts.push(value);
      }
      complete = done;
    }
  } catch (error) {
    void reader.cancel().catch(() => undefined);
    if (error instanceof CaptureError) throw error;
    if (length < 4) throw new CaptureError('packing', 0);
  }
  return { bytes: joinBytes(parts), warnings: complete ? [] : [{ code: 'packing', bytes: length }] };
}

/** The first bytes that a gzip file unpacks to; none if it cannot be unpacked. */
export async function firstUnpacked(file: Blob): Promise<Uint8Array> {
  const reader = file.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  try {
    return (await reader.read()).value ?? new Uint8Array(0);
  } catch {
    return new Uint8Array(0);
  } finally {
    void reader.cancel().catch(() => undefined);
  }
}

export function isGzip(file: Uint8Array): boolean {
  return file[0] === 0x1f && file[1] === 0x8b;
}

/** In pieces: what a piece with a fault would unpack to is lost. The checksum at the end is one by itself. */
async function feed(writable: WritableStream<Uint8Array<ArrayBuffer>>, file: Uint8Array<ArrayBuffer>): Promise<void> {
  const writer = writable.getWriter();
  const checksumAt = file.length - checksum;
  for (let at = 0; at < checksumAt; at += piece)
    await writer.write(file.subarray(at, Math.min(at + piece, checksumAt)));
  await writer.write(file.subarray(Math.max(0, checksumAt)));
  await writer.close();
}

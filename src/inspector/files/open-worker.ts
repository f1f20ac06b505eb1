// The worker that reads a capture file: a large one takes seconds, in which the page must not stand still.
import { captureSlices, failureOf, type OpenMessage } from './capture-slices.ts';
import { unpackCapture } from './unpack-capture.ts';

/** As much as a file may have that is not packed. */
const mostUnpacked = 128_000_000;
/** The page keeps about 0.6 KB for each packet. */
const limits = { packets: 500_000, slice: 500 };

self.onmessage = ({ data }: MessageEvent<Blob>) => void open(data);

async function open(file: Blob): Promise<void> {
  try {
    const { bytes, warnings } = await unpackCapture(new Uint8Array(await file.arrayBuffer()), mostUnpacked);
    for (const message of captureSlices(bytes, limits, warnings)) post(message);
  } catch (error) {
    post({ type: 'failed', failure: failureOf(error) });
  }
}

function post(message: OpenMessage): void {
  self.postMessage(message);
}

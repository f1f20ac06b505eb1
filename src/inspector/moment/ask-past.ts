// Asks the in-page broker, over a control port, what it was given.
import type { ControlRequest, PastReport, RecordedPast } from '../../broker/hosts/control.ts';

/** Milliseconds after which no answer is expected any more. */
const patience = 20_000;

/** `from`: bytes of the record that are known. Rejects when no answer comes. */
export function askPast(port: MessagePort, from: number): Promise<RecordedPast> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the broker does not tell its past')), patience);
    port.onmessage = ({ data }: MessageEvent<PastReport>) => {
      clearTimeout(timer);
      resolve(data.past);
    };
    port.postMessage({ type: 'past', from } satisfies ControlRequest);
  });
}

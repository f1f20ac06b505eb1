// What went otherwise than the scenario asks for, each with how often. The words are in words/. Pure.

export const happeningCodes = [
  /** The link could not be opened. */
  'unreachable',
  'too-many-files',
  'no-free-port',
  /** CONNACK, SUBACK or an acknowledgement with a code that refuses. */
  'connect-refused',
  'subscribe-refused',
  'publish-refused',
  /** No answer in time. */
  'connect-stalled',
  'subscribe-stalled',
  'ping-stalled',
  /** After several stalled connections the rest was not tried. */
  'not-tried',
  /** The broker sent DISCONNECT. */
  'disconnected',
  'closed',
  'garbage',
  /** A process of the run has ended before its time; what it measured is lost. */
  'process-ended',
] as const;
export type HappeningCode = (typeof happeningCodes)[number];

export interface Happening {
  code: HappeningCode;
  /** What the broker or the system said. */
  detail: string;
  count: number;
}

/** No run tells more different ones. */
const mostKinds = 100;

export class Happenings {
  readonly #all = new Map<string, Happening>();

  tell(code: HappeningCode, detail: string, count = 1): void {
    const full = this.#all.size >= mostKinds;
    const key = `${code} ${detail}`;
    const known = this.#all.get(key) ?? (full ? this.#all.get(`${code} `) : undefined);
    if (known !== undefined) known.count += count;
    else this.#all.set(full ? `${code} ` : key, { code, detail: full ? '' : detail, count });
  }

  /** The most frequent first. */
  list(): Happening[] {
    return [...this.#all.values()].map((one) => ({ ...one })).sort((one, other) => other.count - one.count);
  }
}

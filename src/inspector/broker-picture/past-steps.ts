// The steps of one cell's run, out of what the broker in the page was given: a broker lives through it again. Nothing in
// the picture comes from anywhere else.
import type { RecordedPast } from '../../broker/hosts/control.ts';
import type { BrokerHistory } from '../../broker/replay/history.ts';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import type { LoggedInput } from '../../broker/replay/input-log.ts';
import type { ProfileName } from '../../broker/profile-names.ts';
import { splitPackets } from './split-packets.ts';
import { runSteps, type RunSteps } from './run-steps.ts';

/** Numbers of the broker's inputs: the first and the last one of a run. */
export type InputRange = readonly [first: number, last: number];

/** Of the broker: the code to live through its past again. */
interface HistoryReading {
  newHistory: (seed: number, profile: ProfileName) => BrokerHistory;
  readInputs: (block: Uint8Array) => LoggedInput[];
}

export function historyOf(
  { seed, profile, inputs }: Pick<RecordedPast, 'seed' | 'profile' | 'inputs'>,
  reading: HistoryReading,
): BrokerHistory {
  const history = reading.newHistory(seed, profile);
  for (const block of inputs.blocks) history.add(reading.readInputs(block));
  return history;
}

/** The inputs that brought or sent these packets; null when none of them crossed the broker in the page. */
export function rangeOf(
  history: BrokerHistory,
  names: RecordedPast['names'],
  packets: readonly CapturedPacket[],
): InputRange | null {
  history.index(Infinity);
  const connections = new Map(names.map(([connection, name]) => [name, connection]));
  let [first, last] = [Infinity, 0];
  for (const { connection, direction, atBroker } of packets) {
    const known = connections.get(connection);
    const input = known === undefined || atBroker === undefined ? null : history.inputOf(known, direction, atBroker);
    first = Math.min(first, input ?? Infinity);
    last = Math.max(last, input ?? 0);
  }
  return last === 0 ? null : [first, last];
}

export function stepsBetween(history: BrokerHistory, [first, last]: InputRange): RunSteps {
  history.seek(last, Infinity);
  const { events } = history.moment(last);
  // Of a very long run only the end is known.
  const from = Math.max(first, events[0]?.input ?? first);
  history.seek(from - 1, Infinity);
  const { view } = history.moment(from - 1);
  return runSteps(
    view,
    events.filter(({ input }) => input >= from),
    (number, place) => {
      const input = history.inputAt(number)?.input;
      return input?.type === 'bytes' ? (splitPackets(input.bytes)[place] ?? null) : null;
    },
  );
}

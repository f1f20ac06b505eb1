// The bytes of a file → a recorded run, or RunFileError. Anybody may have written the file: its size is limited before
// and after unpacking, and nothing of it is used that was not checked.
import type { RecordedPast } from '../../broker/hosts/control.ts';
import { profileNames } from '../../broker/profile-names.ts';
import {
  CheckError,
  integer,
  list,
  number,
  oneOf,
  orNull,
  record,
  text,
  truth,
  wrong,
  type Check,
} from '../../checks.ts';
import { bytes } from './bytes-check.ts';
import type { CapturedPacket } from '../captured-packet.ts';
import { capturedPacket, connections } from './packet-checks.ts';
import { inPieces } from './in-pieces.ts';
import { TopicAliases } from '../topic-aliases.ts';
import { RunFileError, runFormat, runVersion, type RecordedRun } from './run-file.ts';

/** Bytes of a file, and of what it unpacks to. */
export interface RunLimits {
  file: number;
  content: number;
}

const mostPackets = 500_000;

export const runLimits: RunLimits = { file: 128_000_000, content: 400_000_000 };

const broker: Check<RecordedPast | null> = orNull((value, place) => {
  const { seed, profile, names, blocks, full } = record({
    seed: number,
    profile: oneOf(...profileNames),
    names: list(pair, 1_000_000),
    blocks: list(bytes, 1_000_000),
    full: truth,
  })(value, place);
  const to = blocks.reduce((sum, { length }) => sum + length, 0);
  return { seed, profile, names, inputs: { from: 0, blocks, to, full } };
});

function pair(value: unknown, place: string): [number, number | null] {
  const [connection, name] = list(orNull(integer(1)), 2)(value, place);
  if (connection === null || connection === undefined || name === undefined)
    return wrong(place, 'a connection and its number', value);
  return [connection, name];
}

/** `cells`: the check of what only the notebook knows. */
export async function readRun<Cells>(
  file: Blob,
  cells: Check<Cells>,
  limits: RunLimits = runLimits,
): Promise<RecordedRun<Cells>> {
  if (file.size > limits.file) throw new RunFileError('too-large');
  const content = parse(await unpack(file, limits.content));
  const check = record({
    page: text(1000),
    epoch: number,
    cells,
    frames: list(anything, mostPackets),
    connections,
    broker,
  });
  try {
    const { frames, ...rest } = check(content, 'run');
    return { ...rest, packets: await readPackets(frames) };
  } catch (error) {
    if (error instanceof CheckError) throw new RunFileError('damaged', error.faults[0]?.place);
    // Nested beyond all measure.
    if (error instanceof RangeError) throw new RunFileError('damaged', 'run');
    throw error;
  }
}

function anything(value: unknown): unknown {
  return value;
}

async function readPackets(values: readonly unknown[]): Promise<CapturedPacket[]> {
  const packets: CapturedPacket[] = [];
  const aliases = new Map<number, TopicAliases>();
  await inPieces(values, (some, from) => {
    for (const [index, value] of some.entries()) {
      const place = `run.frames[${from + index}]`;
      const read = capturedPacket(value, place);
      // Views search them by number.
      if (read.number <= (packets.at(-1)?.number ?? 0)) throw new RunFileError('damaged', `${place}.number`);
      resolveTopic(read, aliases);
      packets.push(read);
    }
  });
  return packets;
}

/** The packets before it count for more than what the file says. They may have made room before it was written. */
function resolveTopic(captured: CapturedPacket, aliases: Map<number, TopicAliases>): void {
  const { packet, connection, direction, bytes: content } = captured;
  if (packet?.type === 'CONNECT') aliases.delete(connection);
  const isPublish = packet?.type === 'PUBLISH' && captured.version === 5;
  const known = isPublish ? aliasesOf(connection, aliases).take(direction, content) : undefined;
  if (known !== undefined) captured.topic = known;
  else if (!isPublish || packet.topic !== '') delete captured.topic;
}

function aliasesOf(connection: number, aliases: Map<number, TopicAliases>): TopicAliases {
  const own = aliases.get(connection) ?? new TopicAliases();
  aliases.set(connection, own);
  return own;
}

async function unpack(file: Blob, most: number): Promise<string> {
  const head = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  const packed = head[0] === 0x1f && head[1] === 0x8b;
  const stream = packed ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file.stream();
  const reader = stream.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parts: string[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return [...parts, decoder.decode()].join('');
      length += value.length;
      if (length > most) throw new RunFileError('too-large');
      parts.push(decoder.decode(value, { stream: true }));
    }
  } catch (error) {
    void reader.cancel().catch(() => undefined);
    if (error instanceof RunFileError) throw error;
    throw new RunFileError(packed ? 'cut-off' : 'not-a-run');
  }
}

function parse(json: string): unknown {
  const isOurs = json.startsWith(`{"format":${JSON.stringify(runFormat)},"version":`);
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch {
    throw new RunFileError(isOurs ? 'cut-off' : 'not-a-run');
  }
  const { format, version } = (content ?? {}) as Record<string, unknown>;
  if (format !== runFormat) throw new RunFileError('not-a-run');
  if (typeof version === 'number' && version > runVersion) throw new RunFileError('newer');
  if (version !== runVersion) throw new RunFileError('damaged', 'version');
  return content;
}

// `npm run dissect -- FILE`: the MQTT packets of a capture as text or JSON. Packets go to standard output; what could
// not be read of the file goes to standard error, so that the output can be piped.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Language } from '../language.ts';
import { CaptureError } from '../capture/files/capture-error.ts';
import { packetObject, jsonLine } from '../capture/files/packet-object.ts';
import { fieldLines, packetLine } from '../capture/files/packet-text.ts';
import { openCapture, type OpenedCapture } from '../capture/files/open-capture.ts';
import type { CapturedPacket } from '../capture/captured-packet.ts';
import { compileFilter, type PacketTest } from '../capture/filter/compile-filter.ts';
import { FilterError } from '../capture/filter/filter-error.ts';
import { problemText } from '../capture/filter/words/words.ts';
import { visible } from '../capture/payload-text.ts';
import { captureWords, warningText } from '../capture/files/words/words.ts';
import { dissectWords } from './dissect-words.ts';
import { unpackCapture } from '../inspector/files/unpack-capture.ts';
import { terminalLanguage } from './words.ts';

/** The process exit codes of this command. */
const failed = 1;
const badArguments = 2;
/** Bytes that a gzip file may unpack to. */
const mostUnpacked = 1_000_000_000;

/** Its message is for the reader. */
class Failure extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

interface Settings {
  file: string;
  passes: PacketTest;
  show: (captured: CapturedPacket) => string[];
}

function readArguments(language: Language): Settings | 'help' {
  const flag = { type: 'boolean' } as const;
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: flag, fields: flag, filter: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help === true) return 'help';
  const [file] = positionals;
  if (file === undefined || positionals.length > 1)
    throw new Failure(`${dissectWords(language).noFile}\n\n${dissectWords(language).usage}`, badArguments);
  const { broker } = captureWords(language);
  const show = (captured: CapturedPacket): string[] => {
    if (values.json === true) return [jsonLine(packetObject(captured))];
    return [packetLine(captured, broker), ...(values.fields === true ? fieldLines(captured) : [])];
  };
  return { file, passes: filterFrom(values.filter ?? '', language), show };
}

function filterFrom(text: string, language: Language): PacketTest {
  try {
    return compileFilter(text);
  } catch (error) {
    if (!(error instanceof FilterError)) throw error;
    const { problem, start, end } = error;
    const marks = ' '.repeat(start) + '^'.repeat(Math.max(1, end - start));
    const message = dissectWords(language).badFilter(problemText(problem, start, language));
    throw new Failure(`${message}\n  ${text}\n  ${marks}`, badArguments);
  }
}

async function open(file: string, language: Language): Promise<OpenedCapture> {
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(readFileSync(file));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Failure(dissectWords(language).cannotRead(file, why), failed);
  }
  try {
    const unpacked = await unpackCapture(bytes, mostUnpacked);
    const opened = openCapture(unpacked.bytes);
    return { ...opened, warnings: [...unpacked.warnings, ...opened.warnings] };
  } catch (error) {
    if (!(error instanceof CaptureError)) throw error;
    throw new Failure(`${file}: ${captureWords(language).errors[error.code](error.offset)}`, failed);
  }
}

async function main(language: Language): Promise<void> {
  const settings = readArguments(language);
  if (settings === 'help') {
    console.log(dissectWords(language).usage);
    return;
  }
  const { packets, warnings } = await open(settings.file, language);
  for (const warning of warnings) console.error(`${settings.file}: ${visible(warningText(warning, language))}`);
  for (const captured of packets.filter(settings.passes)) for (const line of settings.show(captured)) console.log(line);
}

const language = terminalLanguage();
// The reader of a pipe may have seen enough.
process.stdout.on('error', () => process.exit());
try {
  await main(language);
} catch (error) {
  if (error instanceof Failure) {
    console.error(error.message);
    process.exitCode = error.exitCode;
  } else if (error instanceof TypeError && 'code' in error) {
    console.error(`${error.message}\n\n${dissectWords(language).usage}`);
    process.exitCode = badArguments;
  } else throw error;
}

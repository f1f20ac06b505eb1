// `npm run load -- URL --scenario …`: loads a broker and says what it bore.
import type { Language } from '../language.ts';
import { refusalOf } from '../load/guard.ts';
import { addressesOf, listeningAddress } from '../load/hosts/open-node-link.ts';
import { startRun } from '../load/hosts/node-run.ts';
import { writtenFor, type ToolName } from '../load/other-tools/tools.ts';
import { readScenario } from '../load/read-scenario.ts';
import type { LoadResult } from '../load/result.ts';
import type { Target } from '../load/target.ts';
import { loadWords, refusalText } from '../load/words/words.ts';
import { messageOf, readArguments, type LoadArguments } from './load-arguments.ts';
import { exitCodes, LoadFailure } from './load-failure.ts';
import { findKnee } from './load-knee.ts';
import { merge } from './load-merge.ts';
import { deliverResult, wordsGoTo } from './load-outputs.ts';
import { tellProgress } from './load-progress.ts';
import { loadCommandWords } from './load-words.ts';
import { terminalLanguage } from './words.ts';

/** Where the target is, once it is known that it may be loaded. Throws LoadFailure. */
async function allowedAddress(settings: LoadArguments, language: Language): Promise<string> {
  const { target, scenario, isOwn, knee } = settings;
  const refuseWhere = (addresses: readonly string[], isAllowed: boolean): void => {
    const refusal = refusalOf(target, addresses, readScenario(scenario), isAllowed, knee);
    if (refusal !== null) throw new LoadFailure(refusalText(refusal, language), exitCodes.badArguments);
  };
  // By its name alone a public broker is refused; not even its address is asked for.
  refuseWhere([], true);
  const [first = target.host, ...others] = await found(target, language);
  refuseWhere([first, ...others], isOwn);
  return listeningAddress(target, [first, ...others]);
}

async function found(target: Target, language: Language): Promise<string[]> {
  try {
    return await addressesOf(target);
  } catch (error) {
    throw new LoadFailure(loadCommandWords(language).unknownHost(target.host, messageOf(error)));
  }
}

/** Runs a scenario, tells how far it is, and ends it on Ctrl+C; a second one ends the process. */
async function runOnce(settings: LoadArguments, address: string, language: Language): Promise<LoadResult> {
  const { scenario, target, workers } = settings;
  const running = startRun({ scenario, target, address, processes: workers });
  const to = wordsGoTo(settings);
  const endProgress = tellProgress(to, language, () => running.progress);
  let interrupts = 0;
  const stop = (): void => {
    interrupts += 1;
    if (interrupts > 1) process.exit(exitCodes.failed);
    to.write(`\n${loadCommandWords(language).interrupted}\n`);
    running.stop();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  const result = await running.done;
  process.off('SIGINT', stop);
  process.off('SIGTERM', stop);
  endProgress();
  return result;
}

async function run(settings: LoadArguments, language: Language): Promise<number> {
  const address = await allowedAddress(settings, language);
  if (settings.knee)
    return findKnee(settings, (scenario) => runOnce({ ...settings, scenario }, address, language), language);
  return deliverResult(await runOnce(settings, address, language), settings, language);
}

/** The scenario for another tool; in what that run is not equal goes to the standard error. */
function writeOut({ scenario, target }: LoadArguments, tool: ToolName, language: Language): number {
  const { text, differences } = writtenFor(tool, readScenario(scenario), target);
  process.stdout.write(text);
  for (const difference of differences) console.error(`${tool}: ${loadWords(language).differences[difference]}`);
  return exitCodes.kept;
}

async function main(language: Language): Promise<number> {
  const settings = readArguments(process.argv.slice(2), language);
  if (settings === 'help') {
    console.log(loadCommandWords(language).usage);
    return exitCodes.kept;
  }
  if ('merge' in settings) return merge(settings, language);
  return settings.as === null ? run(settings, language) : writeOut(settings, settings.as, language);
}

const language = terminalLanguage();
// The reader of a pipe may have seen enough.
process.stdout.on('error', () => process.exit());
try {
  process.exitCode = await main(language);
} catch (error) {
  if (error instanceof LoadFailure) {
    console.error(error.message);
    process.exitCode = error.exitCode;
  } else if (error instanceof TypeError && 'code' in error) {
    console.error(`${error.message}\n\n${loadCommandWords(language).usage}`);
    process.exitCode = exitCodes.badArguments;
  } else throw error;
}

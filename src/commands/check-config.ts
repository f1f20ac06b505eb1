// `npm run check:config -- FILE`: whether the trainer's settings can be used, as the page reads them. `--schema` prints the
// JSON Schema that stands beside them.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Language } from '../language.ts';
import { readPublicConfig } from '../site/public-config.ts';
import { configSchema } from '../site/settings/config-schema.ts';
import { faultText } from '../site/settings/words/words.ts';
import { commandWords, terminalLanguage } from './words.ts';

/** The process exit codes of this command. */
const faulty = 1;
const badArguments = 2;

process.exitCode = run(terminalLanguage());

function run(language: Language): number {
  const say = commandWords(language).checkConfig;
  const file = fileOrSchema();
  if (file === null) {
    console.log(JSON.stringify(configSchema, null, 2));
    return 0;
  }
  if (file === undefined) {
    console.error(say.usage);
    return badArguments;
  }
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    console.error(say.unreadable(file, (error as Error).message));
    return badArguments;
  }
  // Any page will do: only addresses of its own host are made from its address.
  const { faults } = readPublicConfig(text, 'https://lab.example/');
  for (const fault of faults) console.error(`${file}: ${faultText(fault, language)}`);
  if (faults.length > 0) return faulty;
  console.log(say.sound(file));
  return 0;
}

/** Null: the schema is wanted. Undefined: neither. */
function fileOrSchema(): string | null | undefined {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { schema: { type: 'boolean' } } });
    if (values.schema === true) return positionals.length === 0 ? null : undefined;
    return positionals.length === 1 ? positionals[0] : undefined;
  } catch {
    return undefined;
  }
}

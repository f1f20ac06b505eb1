// Everything that cells are type-checked against, by the path under which the compiler finds it. Read at build time.
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defaultLibrary, mqttDependencies } from './compiler-options.ts';
import { nodeStubs } from './node-stubs.ts';
import { pickGlobals } from './pick-globals.ts';

/** Path → text: MQTT.js's own declarations with what they import, our `lab` module, and the default library. */
export function typeFiles(): Record<string, string> {
  const files: Record<string, string> = {
    [defaultLibrary]: `/// <reference no-default-lib="true"/>\n/// <reference lib="esnext" />\n${pickGlobals()}`,
    'file:///lab.d.ts': readFileSync(fileURLToPath(new URL('../../kernel/modules/lab.d.ts', import.meta.url)), 'utf8'),
    ...declarationsOf('mqtt', 'build', 'file:///node_modules/mqtt'),
    ...declarationsOf('mqtt-packet', 'types', `${mqttDependencies}/mqtt-packet`),
    ...declarationsOf('buffer', '.', `${mqttDependencies}/buffer`),
  };
  for (const [path, text] of Object.entries(nodeStubs)) files[`${mqttDependencies}/${path}`] = text;
  return files;
}

function declarationsOf(name: string, folder: string, to: string): Record<string, string> {
  const from = packageFolder(name);
  const { version, types } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8')) as Record<string, string>;
  const files: Record<string, string> = { [`${to}/package.json`]: JSON.stringify({ name, version, types }) };
  for (const path of globSync(`${folder}/**/*.d.ts`, { cwd: from, exclude: (part) => part === 'node_modules' })) {
    const text = readFileSync(join(from, path), 'utf8').replace(/\n\/\/# sourceMappingURL=.*/, '');
    files[`${to}/${relative('.', path).replaceAll('\\', '/')}`] = text;
  }
  return files;
}

/** MQTT.js may bring its own copy of a package; that one counts. */
function packageFolder(name: string): string {
  const fromMqtt = createRequire(createRequire(import.meta.url).resolve('mqtt'));
  // Asked for `mqtt`, because for `buffer` Node would name its own module and no folder.
  for (const folder of fromMqtt.resolve.paths('mqtt') ?? []) {
    const path = join(folder, name);
    if (globSync('package.json', { cwd: path }).length > 0) return path;
  }
  throw new Error(`the package ${name} is not installed; MQTT.js needs its types`);
}

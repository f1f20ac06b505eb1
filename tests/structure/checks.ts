// The checks of `npm run rooms`, `lint` and `check`, for one file of a project: `<file>: <rule>: <message>` for each thing refused.
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { ESLint } from 'eslint';
import { join } from 'node:path';
import ts from 'typescript';
import tseslint from 'typescript-eslint';
import { cruiserConfig } from './cruiser-config.ts';

export type Check = (project: string, file: string) => Promise<string[]>;

/** Throws if the table of rooms cannot be right. */
export const rooms: Check = async (project, file) => {
  const { forbidden, options } = cruiserConfig(project);
  const { output } = await cruise([file], {
    ...options,
    baseDir: project,
    // Whether others import it cannot be seen in one file.
    ruleSet: { forbidden: forbidden.filter(({ name }) => name !== 'imported-by-nobody') },
    validate: true,
    maxDepth: 1,
  });
  return (output as ICruiseResult).summary.violations
    .filter(({ from }) => from === file)
    .map(({ from, rule, to }) => `${from}: ${rule.name}: ${to}`);
};

/** The rules that need no types: those that do take long, and none of ours is among them. */
export const lint: Check = async (project, file) => {
  const eslint = new ESLint({ cwd: project, overrideConfig: [tseslint.configs.disableTypeChecked] });
  const [result] = await eslint.lintFiles([file]);
  return (result?.messages ?? [])
    .filter(({ severity }) => severity === 2)
    .map(({ ruleId, message }) => `${file}: ${String(ruleId)}: ${message}`);
};

/** With the types that the kind of code has: `pure` is src/tsconfig.pure.json. */
export function types(kind: string): Check {
  return (project, file) => {
    const { fileNames, options } = readConfig(project, kind);
    const path = join(project, file);
    if (!fileNames.includes(path)) return Promise.reject(new Error(`tsconfig.${kind}.json does not have ${file}`));
    const declarations = fileNames.filter((name) => name.endsWith('.d.ts'));
    const program = ts.createProgram([path, ...declarations], options);
    const found = program.getSemanticDiagnostics(program.getSourceFile(path));
    return Promise.resolve(
      found.map(({ code, messageText }) => `${file}: TS${code}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`),
    );
  };
}

/** The files and options of a tsconfig in src. */
export function readConfig(project: string, kind: string): ts.ParsedCommandLine {
  const path = join(project, `src/tsconfig.${kind}.json`);
  const { config } = ts.readConfigFile(path, (file) => ts.sys.readFile(file)) as { config: unknown };
  return ts.parseJsonConfigFileContent(config, ts.sys, join(project, 'src'));
}

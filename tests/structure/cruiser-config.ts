// What dependency-cruiser holds the imports to: the table of rooms, and what is true of all of them.
import type { ICruiseOptions, IForbiddenRuleType } from 'dependency-cruiser';
import { roomRules } from './room-rules.ts';
import { readRooms } from './room-table.ts';
import { startedFiles } from './started-files.ts';

interface CruiserConfig {
  forbidden: IForbiddenRuleType[];
  options: ICruiseOptions;
}

/** Throws if the table of rooms cannot be right. */
export function cruiserConfig(project: string): CruiserConfig {
  const started = startedFiles(project).map((file) => `^${file.replaceAll('.', '\\.')}$`);
  return {
    forbidden: [
      ...roomRules(readRooms(project)),
      {
        name: 'undeclared',
        comment: 'Each package that is imported stands in package.json.',
        severity: 'error',
        from: {},
        to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
      },
      {
        name: 'for-development-only',
        comment:
          'What the site is made of stands among the dependencies of package.json, not among the devDependencies.',
        severity: 'error',
        from: { path: '^(?:src|content)/' },
        to: { dependencyTypes: ['npm-dev'], preCompilationOnly: false },
      },
      {
        name: 'circle',
        comment: 'No file imports itself by way of others.',
        severity: 'error',
        from: { path: '^src/' },
        to: { circular: true, viaOnly: { dependencyTypesNot: ['pre-compilation-only'] } },
      },
      {
        name: 'imported-by-nobody',
        comment:
          'A file that only tests import is not part of the site. tests/structure/started-files.ts knows what is started.',
        severity: 'warn',
        module: { path: '^src/', pathNot: ['\\.d\\.ts$', ...started], numberOfDependentsLessThan: 1 },
        from: { path: '^(?:src|content)/|^astro\\.config\\.mjs$' },
      },
    ],
    options: {
      tsPreCompilationDeps: 'specify',
      doNotFollow: { path: 'node_modules' },
      preserveSymlinks: true,
      moduleSystems: ['es6', 'cjs', 'tsd'],
      enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
    },
  };
}

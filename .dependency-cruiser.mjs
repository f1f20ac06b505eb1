// Who may import whom: the table in src/README.md, as rules of dependency-cruiser.
import { roomRules } from './tests/structure/room-rules.ts';
import { readRooms } from './tests/structure/room-table.ts';
import { startedFiles } from './tests/structure/started-files.ts';

const project = import.meta.dirname;
const started = startedFiles(project).map((file) => `^${file.replaceAll('.', '\\.')}$`);

export default {
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
      comment: 'What the site is made of stands among the dependencies of package.json, not among the devDependencies.',
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

import astro from 'eslint-plugin-astro';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** What tells the time, waits, or comes out otherwise each time; and the ways around it. */
const clockAndChance = [
  'Date',
  'performance',
  'crypto',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'requestAnimationFrame',
  'requestIdleCallback',
  'globalThis',
  'self',
];

const refusedSyntax = {
  unknownImport: {
    selector:
      'ImportExpression:not([source.type="Literal"], [source.type="TemplateLiteral"][source.expressions.length=0])',
    message: 'Name the file that import() loads: the table of rooms (src/README.md) holds for it.',
  },
  otherRoomsWorker: {
    selector:
      'NewExpression[callee.name="URL"][arguments.1.object.type="MetaProperty"]:not([arguments.0.value=/^\\.\\//])',
    message: 'A file starts only workers of its own folder; the site gives it others (rooms: src/README.md).',
  },
  filesByPattern: {
    selector: 'CallExpression[callee.object.type="MetaProperty"][callee.property.name="glob"]',
    message: 'Only the site takes files by a pattern: nobody could tell whose they are (rooms: src/README.md).',
  },
};

export default tseslint.config(
  { ignores: ['dist', '.astro', 'node_modules', 'content/*/cells', 'content/*/exercises/*.*.ts', 'public'] },
  ...tseslint.configs.strictTypeChecked,
  ...astro.configs.recommended,
  {
    languageOptions: { parserOptions: { projectService: true, extraFileExtensions: ['.astro'] } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'max-lines': ['error', { max: 350 }],
    },
  },
  { files: ['src/**'], rules: { 'no-restricted-syntax': ['error', ...Object.values(refusedSyntax)] } },
  {
    // The site joins the rooms; the other two read files when it is built.
    files: ['src/site/**', 'src/kernel/bundle.ts', 'src/notebook/editor/type-files.ts'],
    rules: { 'no-restricted-syntax': ['error', refusedSyntax.unknownImport] },
  },
  {
    files: ['src/{mqtt,broker,capture,load}/**', 'src/random.ts'],
    // In pieces: it lets the page breathe between them, and what it does is the same.
    ignores: ['src/broker/hosts/**', 'src/load/hosts/**', 'src/capture/runs/in-pieces.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...clockAndChance.map((name) => ({
          name,
          message: 'Time and chance are arguments here: the same input gives the same output, now and in a replay.',
        })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Chance is an argument here: a replay must come out the same.' },
      ],
    },
  },
  {
    files: ['src/kernel/{worker,modules}/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['Buffer', 'process', 'global', 'setImmediate', 'clearImmediate', 'require', '__dirname', '__filename'].map(
          (name) => ({ name, message: "Node's: MQTT.js's types bring it, the worker does not have it." }),
        ),
      ],
    },
  },
  {
    files: ['src/{inspector,notebook,site}/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  // A component of more lines is two.
  { files: ['**/*.tsx'], rules: { 'max-lines-per-function': ['error', { max: 60 }] } },
  { files: ['**/*.{mjs,js,astro}', '**/*.astro/*.ts'], ...tseslint.configs.disableTypeChecked },
);

// The compiler options for cells, in the editor and in the test that checks every chapter.
// `lib` stays unset: Monaco looks libraries up by file name and quietly drops what it cannot find. The host names its
// own default library instead (`defaultLibrary`), which refers to the language's library and adds what a cell finds
// around it.

/**
 * File name of the default library, as `getDefaultLibFileName` gives it. A key of the type files, see `type-files.ts`.
 */
export const defaultLibrary = 'lib.cells.d.ts';

/**
 * Where MQTT.js's own dependencies lie, as npm may place them: MQTT.js finds them there, an `import` in a cell does
 * not.
 */
export const mqttDependencies = 'file:///node_modules/mqtt/node_modules';

/** Type files that belong to every program; the others are found by following imports. */
export const rootTypeFiles: readonly string[] = [
  'file:///lab.d.ts',
  `${mqttDependencies}/node-globals.d.ts`,
  `${mqttDependencies}/node-stream.d.ts`,
];

/** Modules that a cell can import; all others are an error in the kernel, so in the editor too. */
export const importable: readonly string[] = ['mqtt', 'lab'];

/**
 * Numbers, because the enums belong to the compiler, which the page does not load; they are the same in TypeScript 5
 * and 6.
 */
export const compilerOptions: Readonly<Record<string, unknown>> = {
  strict: true,
  target: 99 /* ESNext */,
  // With `import x = require('mqtt')`, which the kernel knows too.
  module: 200 /* Preserve */,
  moduleResolution: 100 /* Bundler */,
  moduleDetection: 3 /* Force */,
  types: [],
  allowNonTsExtensions: true,
  noEmit: true,
  skipLibCheck: true,
};

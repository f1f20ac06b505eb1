// Vite plugin: the worker of the kernel as one text, behind `import { loadKernelCode } from 'virtual:kernel'`. In a
// build it is an asset with a hash in its name, fetched at the first use; in dev it is built when asked for, again
// after a change.
import { fileURLToPath } from 'node:url';
import { build, type InlineConfig, type Plugin, type Rolldown } from 'vite';

const name = 'virtual:kernel';
const resolved = '\0virtual:kernel';
const devPath = '@kernel.js';
const timers = fileURLToPath(new URL('./modules/mqtt-timers.ts', import.meta.url));
const entry = fileURLToPath(new URL('./worker/worker.ts', import.meta.url));
/** What the worker is made of. */
const folders = ['.', '../link', '../mqtt'].map((folder) => fileURLToPath(new URL(folder, import.meta.url)));

/** The worker's program. Rejects with what is wrong in the source. */
export function buildKernel(minify = true): Promise<string> {
  const define = { 'process.env.NODE_ENV': '"production"' };
  return bundleScript(entry, { plugins: [mqttTimers()], define, build: { minify } });
}

/** One classic script of a module and what it imports. */
export async function bundleScript(input: string, more: InlineConfig = {}): Promise<string> {
  const result = (await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ...more,
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      ...more.build,
      rolldownOptions: {
        input,
        // Without strict mode for all of it the minifier breaks readable-stream.
        output: { format: 'iife', strict: true, codeSplitting: false },
      },
    },
  })) as Rolldown.RolldownOutput;
  return result.output[0].code;
}

/** Puts our timers in the scope of MQTT.js. */
function mqttTimers(): Plugin {
  return {
    name: 'lab-mqtt-timers',
    transform: (code, id) => {
      if (!/[\\/]mqtt\.esm\.js$/.test(id)) return null;
      const names = 'setTimeout, clearTimeout, setInterval, clearInterval';
      return { code: `import { ${names} } from ${JSON.stringify(timers)};\n${code}`, map: null };
    },
  };
}

export function kernelBundle(): Plugin {
  let base = '/';
  let isBuild = false;
  let asset: Promise<string> | null = null;
  return {
    name: 'lab-kernel',
    configResolved: (config) => {
      base = config.base;
      isBuild = config.command === 'build';
    },
    resolveId: (id) => (id === name ? resolved : null),
    async load(id) {
      if (id !== resolved) return null;
      if (!isBuild) return loader(JSON.stringify(`${base}${devPath}`));
      // Pages rendered ahead of time only name the module; what fetches it runs in a browser.
      if (this.environment.config.consumer === 'server') return loader("''");
      asset ??= buildKernel();
      const reference = this.emitFile({ type: 'asset', name: 'kernel.js', source: await asset });
      return loader(`import.meta.ROLLUP_FILE_URL_${reference}`);
    },
    configureServer(server) {
      let built: Promise<string> | null = null;
      server.watcher.on('change', (file) => {
        if (!folders.some((folder) => file.startsWith(folder))) return;
        built = null;
        server.ws.send({ type: 'full-reload' });
      });
      server.middlewares.use((request, response, next) => {
        if (request.url?.split('?')[0]?.endsWith(`/${devPath}`) !== true) {
          next();
          return;
        }
        built ??= buildKernel(false);
        built.then(
          (code) => response.setHeader('Content-Type', 'text/javascript; charset=utf-8').end(code),
          (error: unknown) => {
            built = null;
            next(error);
          },
        );
      });
    },
  };
}

/** The module, with the address as an expression. */
function loader(address: string): string {
  return `export async function loadKernelCode() {
  const response = await fetch(${address});
  if (!response.ok) throw new Error('the kernel could not be loaded: ' + response.status);
  return response.text();
}`;
}

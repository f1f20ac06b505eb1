// The relay as the text of one script, built as the site builds its workers.
import { build } from 'vite';

export async function relayScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      rolldownOptions: { input: new URL('relay-worker.ts', import.meta.url).pathname },
    },
  });
  const [result] = [built].flat();
  const chunk = result !== undefined && 'output' in result ? result.output[0] : undefined;
  if (chunk === undefined) throw new Error('vite built no relay');
  return chunk.code;
}

// Builds the test page as the site is built, with the editor's plugins and nothing else, and serves it on a loopback port.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { serveSite } from '../../../src/commands/serve-site.ts';
import { editorAssets } from '../../../src/notebook/editor/editor-assets.ts';

export interface EditorPage {
  url: string;
  /** Name → bytes of every file that the build wrote. */
  files: Map<string, Buffer>;
  close(): Promise<void>;
}

export async function buildEditorPage(): Promise<EditorPage> {
  const folder = mkdtempSync(join(tmpdir(), 'editor-page-'));
  await build({
    root: new URL('./page', import.meta.url).pathname,
    configFile: false,
    logLevel: 'error',
    base: './',
    plugins: [editorAssets()],
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, chunkSizeWarningLimit: 10_000 },
  });
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = new Map(names.map(({ name, parentPath }) => [name, readFileSync(join(parentPath, name))]));
  const server = await serveSite({ folder, host: '127.0.0.1', port: 0, base: '/' });
  return {
    url: server.url,
    files,
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
}

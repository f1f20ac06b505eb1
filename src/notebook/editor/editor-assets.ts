// Vite plugins for the editor, in dev, build and workers. Monaco is used in parts: its style sheets stay inside the
// lazily loaded code (left alone they end up on every page), its own TypeScript worker and its copy of the browser's
// types are left out, and what cells are type-checked against becomes one lazily loaded module.
import type { Plugin } from 'vite';
import { chineseDiagnostics } from './chinese-diagnostics.ts';
import { typeFiles } from './type-files.ts';

const typesModule = 'virtual:cell-types';
const workerModule = 'virtual:typescript-worker';
const textWorkerModule = 'virtual:text-worker';
const chineseEditor = 'virtual:editor-in-chinese';
const chineseTypeScript = 'virtual:chinese-diagnostics';
const ownModules = [typesModule, workerModule, textWorkerModule, chineseEditor, chineseTypeScript];
const styleSheet = '\0monaco-style-sheet';
const stylePrefix = '\0monaco-style:';

/** For `vite.plugins`. Reaches into workers by itself. */
export function editorAssets(): Plugin[] {
  return [
    {
      name: 'lab-mqtt:editor-assets',
      config: () => ({
        // Pre-bundled, Monaco would pass by the plugins below.
        optimizeDeps: { exclude: ['monaco-editor'] },
        worker: { plugins: () => [monacoParts(), virtualModules()] },
      }),
    },
    monacoParts(),
    virtualModules(),
  ];
}

function virtualModules(): Plugin {
  return {
    name: 'lab-mqtt:editor-modules',
    resolveId: (id) => (ownModules.includes(id) ? `\0${id}` : undefined),
    load(id) {
      if (id === `\0${typesModule}`) return asJson('typeFiles', typeFiles());
      if (id === `\0${chineseTypeScript}`) return asJson('diagnostics', chineseDiagnostics());
      const monaco = (path: string): string => JSON.stringify(`monaco-editor/${path}.js`);
      if (id === `\0${workerModule}`) {
        const typescript = 'languages/features/typescript';
        return `export { TypeScriptWorker } from ${monaco(`${typescript}/tsWorker`)};
export { typescript as ts } from ${monaco(`${typescript}/lib/typescriptServices`)};
export { initialize } from ${monaco('internal/common/initialize')};`;
      }
      if (id === `\0${chineseEditor}`) return `import ${monaco('nls/lang/zh-cn')};`;
      return id === `\0${textWorkerModule}` ? `import ${monaco('editor/editor.worker')};` : undefined;
    },
  };
}

/** A parsed string starts faster than the same object as code. */
function asJson(name: string, value: Record<string, string>): string {
  return `export const ${name} = JSON.parse(${JSON.stringify(JSON.stringify(value))});`;
}

function monacoParts(): Plugin {
  return {
    name: 'lab-mqtt:monaco-parts',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (id === styleSheet) return id;
      if (!id.endsWith('.css') || !importer || !isMonaco(importer)) return undefined;
      const resolved = await this.resolve(id, importer, { skipSelf: true });
      return resolved && `${stylePrefix}${resolved.id}.js`;
    },
    load(id) {
      if (id === styleSheet) {
        return `const element = document.head.appendChild(document.createElement('style'));
element.dataset.editor = '';
export const addStyle = (css) => element.append(css);`;
      }
      if (!id.startsWith(stylePrefix)) return undefined;
      const path = id.slice(stylePrefix.length, -'.js'.length);
      return `import css from ${JSON.stringify(`${path}?inline`)};
import { addStyle } from ${JSON.stringify(styleSheet)};
addStyle(css);`;
    },
    transform(code, id) {
      const path = id.replaceAll('\\', '/').split('?')[0] ?? '';
      if (!isMonaco(path)) return undefined;
      // Both workers are made in monaco.ts.
      if (path.endsWith('/features/typescript/workerManager.js'))
        return cut(code, path, /createWorker: \(\) => new Worker\(new URL\([^)]*\), [^)]*\),/);
      if (path.endsWith('/browser/services/editorWorkerService.js'))
        return cut(code, path, /esmModuleLocationBundler: \(\) => new URL\([^)]*\),/);
      // It brings in every feature of the editor a second time, too late for their services to be known.
      if (path.endsWith('/internal/common/workers.js')) return cut(code, path, /^import '[^']+';$/gm);
      // Cells get their globals from `pick-globals.ts`.
      if (path.endsWith('/features/typescript/lib/lib.js'))
        return cut(code, path, /^libFileMap\["lib\.(dom|webworker)\b[^\n]*$/gm);
      return undefined;
    },
  };
}

function isMonaco(path: string): boolean {
  return path.replaceAll('\\', '/').includes('/monaco-editor/esm/');
}

/**
 * Removes what `pattern` matches. A new version of Monaco that looks different fails the build instead of growing the
 * site.
 */
function cut(code: string, path: string, pattern: RegExp): { code: string; map: null } {
  const shorter = code.replace(pattern, '');
  if (shorter === code) throw new Error(`editor-assets.ts expects ${String(pattern)} in ${path}: has Monaco changed?`);
  return { code: shorter, map: null };
}

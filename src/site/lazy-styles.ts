// A Vite plugin: the style sheets of what a page fetches only when it is needed stay inside that code. Left alone they
// end up on every page.
import type { Plugin } from 'vite';

const prefix = '\0lazy-style:';
/**
 * The wire, of which a page has only the handle of the panel at first, the marks beside lines that sent packets, the load lab,
 * what the doctor has seen, and what is said of the trainer's settings.
 */
const lazy =
  /\/src\/(?:inspector\/.*(?<!\/panel-handle)|notebook\/line-marks|site\/(?:load-lab|doctor|settings)\/[a-z-]+)\.css$/;

export function lazyStyles(): Plugin {
  return {
    name: 'lab-mqtt:lazy-styles',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (!id.endsWith('.css') || importer === undefined) return undefined;
      const resolved = await this.resolve(id, importer, { skipSelf: true });
      if (resolved === null || !lazy.test(resolved.id.replaceAll('\\', '/'))) return undefined;
      return `${prefix}${resolved.id}.js`;
    },
    load(id, { ssr = false } = {}) {
      if (!id.startsWith(prefix)) return undefined;
      // While pages are built there is nothing to be styled.
      if (ssr) return '';
      const path = id.slice(prefix.length, -'.js'.length);
      return `import css from ${JSON.stringify(`${path}?inline`)};
document.head.appendChild(document.createElement('style')).append(css);`;
    },
  };
}

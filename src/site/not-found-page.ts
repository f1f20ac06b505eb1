// Puts our own page in the place of Starlight's for addresses that lead nowhere: Starlight's has one language, and names a
// translation that does not exist.
import type { AstroIntegration } from 'astro';

export function notFoundPage(): AstroIntegration {
  return {
    name: 'not-found-page',
    hooks: {
      'astro:config:setup': ({ injectRoute }) =>
        injectRoute({ pattern: '/404', entrypoint: './src/site/NotFound.astro', prerender: true }),
    },
  };
}

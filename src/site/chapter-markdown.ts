// An integration of Astro: what the Markdown of a chapter goes through after Starlight's own plugins.
import type { AstroIntegration } from 'astro';
import { headingLinksPlugin } from './heading-links.ts';
import { shortCodePlugin } from './short-code.ts';

export function chapterMarkdown(): AstroIntegration {
  return {
    name: 'chapter-markdown',
    hooks: {
      'astro:config:setup': ({ config }) => {
        const { processor } = config.markdown as { processor: { options: { hastPlugins: unknown[] } } };
        processor.options.hastPlugins.push(shortCodePlugin, headingLinksPlugin);
      },
    },
  };
}

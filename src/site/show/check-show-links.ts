// An integration of Astro: an author's slip in a <Show> stops the build when the chapter is read, and says where.
import type { AstroIntegration } from 'astro';
import { cellsOnPage, showSpec, showTags } from './show-tags.ts';

const chapter = /\/(content\/[^/]+\/(?:zh-cn|en)\.mdx)(?:\?|$)/;

/** Put it before what compiles MDX: it reads the text as the author wrote it. */
export function checkShowLinks(): AstroIntegration {
  return {
    name: 'check-show-links',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        const check = {
          name: 'check-show-links',
          enforce: 'pre' as const,
          transform(text: string, id: string): void {
            const file = chapter.exec(id)?.[1];
            if (file !== undefined) checkPage(file, text);
          },
        };
        updateConfig({ vite: { plugins: [check] } });
      },
    },
  };
}

/** `file` is named in the error. */
export function checkPage(file: string, text: string): void {
  const cells = cellsOnPage(text);
  for (const { line, attributes } of showTags(text)) showSpec(attributes, cells, `${file}:${line}`);
}

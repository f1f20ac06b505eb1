// Code blocks: wrapped lines need no scrolling regions, and read better on a phone. Their buttons speak the language of the
// chapter, whose file tells it; Starlight would look for a folder that this book does not have.
import { defineEcConfig } from '@astrojs/starlight/expressive-code';

export default defineEcConfig({
  defaultProps: { wrap: true },
  // As a file they can come after the first code block is there, which then jumps.
  emitExternalStylesheet: false,
  getBlockLocale: ({ file }) => (file.path?.endsWith('/en.mdx') ? 'en' : 'zh-CN'),
});

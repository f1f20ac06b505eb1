// The chapters: content/<NN-chapter>/{zh-cn,en}.mdx become `<chapter>` (Chinese, at the root) and `en/<chapter>`. And what
// Starlight itself says to a reader: content/i18n, where it looks for its words.
import { i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { pageId } from './site/page-id.ts';

export const collections = {
  docs: defineCollection({
    loader: glob({ base: './content', pattern: '*/{zh-cn,en}.mdx', generateId: ({ entry }) => pageId(entry) }),
    schema: docsSchema(),
  }),
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema() }),
};

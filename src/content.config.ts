// The chapters: content/<NN-chapter>/{zh-cn,en}.mdx become `<chapter>` (Chinese, at the root) and `en/<chapter>`.
import { docsSchema } from '@astrojs/starlight/schema';
import { glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { pageId } from './site/page-id.ts';

export const collections = {
  docs: defineCollection({
    loader: glob({ base: './content', pattern: '*/{zh-cn,en}.mdx', generateId: ({ entry }) => pageId(entry) }),
    schema: docsSchema(),
  }),
};

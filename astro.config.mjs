// The site: Starlight, two languages, one base path. SITE and BASE_PATH are the only settings a host needs.
import mdx from '@astrojs/mdx';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { fileURLToPath } from 'node:url';
import { writeHostingFiles } from './src/commands/hosting-files.ts';
import { precompressSite } from './src/commands/precompress.ts';
import { kernelBundle } from './src/kernel/bundle.ts';
import { editorAssets } from './src/notebook/editor/editor-assets.ts';
import { basePath } from './src/site/base-path.ts';
import { bookContents } from './src/site/book-contents.ts';
import { chapterMarkdown } from './src/site/chapter-markdown.ts';
import { lazyStyles } from './src/site/lazy-styles.ts';
import { notFoundPage } from './src/site/not-found-page.ts';
import { buildOffline } from './src/site/offline/build-offline.ts';
import { checkShowLinks } from './src/site/show/check-show-links.ts';

/** All but Astro's own directive in every chapter, how busy the machine was, and how hdr-histogram-js asks for Node's zlib in Node. */
function warnOf(warning, warn) {
  const isKnown = ['MODULE_LEVEL_DIRECTIVE', 'PLUGIN_TIMINGS'].includes(warning.code);
  if (!isKnown && !(warning.code === 'EVAL' && warning.id?.includes('hdr-histogram-js'))) warn(warning);
}

export default defineConfig({
  site: process.env.SITE ?? 'http://localhost:4321',
  base: basePath(),
  trailingSlash: 'always',
  integrations: [
    starlight({
      title: { 'zh-CN': 'MQTT 实验手册', en: 'MQTT Lab Book' },
      locales: { root: { label: '简体中文', lang: 'zh-CN' }, en: { label: 'English', lang: 'en' } },
      defaultLocale: 'root',
      favicon: '/favicon.svg',
      sidebar: bookContents.map((entry) => ({ ...entry, attrs: { 'data-chapter': entry.slug } })),
      customCss: ['tokens', 'page', 'fingers', 'forced-colors', 'paper'].map((name) => `./src/site/styles/${name}.css`),
      components: {
        Header: './src/site/Header.astro',
        Sidebar: './src/site/Sidebar.astro',
        ThemeProvider: './src/site/ThemeProvider.astro',
        ThemeSelect: './src/site/ThemeSelect.astro',
      },
      markdown: { processedDirs: ['./content'] },
      pagination: true,
      lastUpdated: false,
      credits: false,
      disable404Route: true,
      routeMiddleware: './src/site/page-policy.ts',
    }),
    checkShowLinks(),
    chapterMarkdown(),
    notFoundPage(),
    mdx(),
    buildOffline(),
    writeHostingFiles(basePath()),
    precompressSite(),
  ],
  vite: {
    plugins: [kernelBundle(), ...editorAssets(), lazyStyles()],
    worker: { format: 'es', rolldownOptions: { onwarn: warnOf } },
    build: {
      // Monaco and its TypeScript worker are large, and fetched at the first edit only.
      chunkSizeWarningLimit: 5000,
      rolldownOptions: {
        onwarn: warnOf,
      },
    },
    resolve: {
      alias: [
        {
          find: /^@pagefind\/default-ui$/,
          replacement: fileURLToPath(new URL('src/site/lazy-search.ts', import.meta.url)),
        },
      ],
    },
    // Preact's JSX in the interactive parts; there is no framework integration.
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  },
});

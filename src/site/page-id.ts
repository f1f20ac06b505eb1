// How a chapter's file names its page, and back.
import type { Language } from '../language.ts';

/** `04-qos/zh-cn.mdx` → `qos`, `04-qos/en.mdx` → `en/qos`, `00-home/…` → `index` and `en`. */
export function pageId(entry: string): string {
  const match = /^\d+-([a-z-]+)\/(zh-cn|en)\.mdx$/.exec(entry);
  if (!match?.[1]) throw new Error(`content/${entry}: expected <NN>-<chapter>/zh-cn.mdx or en.mdx`);
  const english = match[2] === 'en';
  if (match[1] === 'home') return english ? 'en' : 'index';
  return english ? `en/${match[1]}` : match[1];
}

/** The chapter's folder in content/ and the language, from Astro's path of the file (`content/04-qos/en.mdx`). */
export function chapterOf(filePath: string): { chapter: string; language: Language } {
  const match = /(?:^|\/)content\/([^/]+)\/(zh-cn|en)\.mdx$/.exec(filePath);
  if (!match?.[1]) throw new Error(`${filePath}: not a chapter, expected content/<NN>-<chapter>/zh-cn.mdx or en.mdx`);
  return { chapter: match[1], language: match[2] as Language };
}

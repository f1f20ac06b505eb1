// What can be seen of a link without the network: a page that will be another one tomorrow, or the wrong place in the right one.
import { specificationSections } from './specification-sections.ts';

export interface ExternalLink {
  /** From 1. */
  line: number;
  text: string;
  url: string;
}

/** Links of Markdown, and the `source` of rows of differences, whose text is empty. */
export function externalLinks(text: string): ExternalLink[] {
  const found = text.matchAll(
    /\[(?<text>[^\]]*)\]\((?<url>[a-z]+:[^)\s]*)[^)]*\)|\bsource:\s*'(?<source>[a-z]+:[^']*)'/g,
  );
  return [...found].map(({ index, groups = {} }) => ({
    line: text.slice(0, index).split('\n').length,
    text: groups.text ?? '',
    url: groups.url ?? groups.source ?? '',
  }));
}

/** Null for a link that is as it should be; otherwise what is wrong, and what to write. `language`: of the page, null for both. */
export function linkFault(
  { text, url }: Pick<ExternalLink, 'text' | 'url'>,
  language: 'zh' | 'en' | null,
): string | null {
  if (!URL.canParse(url)) return 'is no address';
  const { protocol, host, pathname, search, hash } = new URL(url);
  if (protocol !== 'https:') return 'is not https';
  if (/[?&]utm_/.test(search)) return 'tells where the reader comes from: leave utm_… out';
  if (/\/(?:latest|stable)\//.test(pathname)) return 'opens another page after each release: name the version';
  if (host === 'docs.emqx.com') return emqxFault(pathname, language);
  if (host === 'docs.oasis-open.org') return specificationFault(text, url);
  if (host === 'github.com' && /^\/[^/]+\/[^/]+\/(?:blob|tree)\/(?:main|master|develop)\b/.test(pathname))
    return 'changes with each commit: link to a tag or a commit';
  if (hash === '#' || pathname.includes('//')) return 'has a piece that is empty';
  return null;
}

function emqxFault(pathname: string, language: 'zh' | 'en' | null): string | null {
  const [, written] = /^\/(zh|en)\/emqx\/v5\.8\/[\w/-]+\.html$/.exec(pathname) ?? [];
  if (written === undefined) return 'is not of the version that the book is about: docs.emqx.com/…/emqx/v5.8/….html';
  return language === null || written === language
    ? null
    : `is in another language than its page: docs.emqx.com/${language}/…`;
}

function specificationFault(text: string, url: string): string | null {
  const section = specificationSections[url];
  if (section === undefined) return 'has no anchor that is known: open it, and add it to specification-sections.ts';
  const [said] = /(?<![\d.])\d+(?:\.\d+)+(?![\d.]*\d)$|^\d+(?:\.\d+)+(?= )/.exec(text) ?? [];
  return said === undefined || ['3.1.1', '5.0', section].includes(said)
    ? null
    : `opens ${section}, and its text says ${said}`;
}

// Names the link beside each heading in the language of its chapter. Starlight names it in the language of the root: it looks
// for languages in a folder that this book does not have.
import { chapterOf } from './page-id.ts';
import { words } from './words/words.ts';

interface HtmlNode {
  type: string;
  tagName?: string;
  value?: string;
  properties?: Record<string, unknown>;
  children?: HtmlNode[];
}

interface Visit {
  parent(node: HtmlNode): HtmlNode | undefined;
  textContent(node: HtmlNode): string;
}

const classesOf = ({ properties }: HtmlNode): string => [properties?.['class'] ?? properties?.['className']].join(' ');

/** Plugin of Astro's Markdown processor, after Starlight's. */
export function headingLinksPlugin({ fileURL }: { fileURL: URL | undefined }) {
  const { language } = chapterOf(decodeURI(fileURL?.pathname ?? ''));
  return {
    name: 'heading-links',
    element: [
      {
        filter: ['a'],
        visit(node: HtmlNode, context: Visit): HtmlNode | undefined {
          if (!classesOf(node).includes('sl-anchor-link')) return undefined;
          const heading = context.parent(node)?.children?.find(({ tagName = '' }) => /^h[1-6]$/.test(tagName));
          if (!heading) return undefined;
          const value = words(language).section(context.textContent(heading));
          const children = node.children?.map((child) =>
            classesOf(child).includes('sr-only') ? { ...child, children: [{ type: 'text', value }] } : child,
          );
          return { ...node, ...(children && { children }) };
        },
      },
    ],
  };
}

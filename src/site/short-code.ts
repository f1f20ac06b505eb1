// Marks short inline code in the chapters, so that a line never breaks inside it: browsers break after a hyphen, and
// `-r` cut in two is not what one types.
const short = 14; // characters; longer code may break, or a phone's column could not hold it

interface HtmlElement {
  children: { type: string; value?: string }[];
}

interface Visit {
  setProperty(node: HtmlElement, name: string, value: string): void;
  parent(node: HtmlElement): { tagName?: string } | undefined;
}

/** Plugin of Astro's Markdown processor: `<code>` of up to 14 characters outside `<pre>` gets the class `lab-short`. */
export const shortCodePlugin = {
  name: 'short-code',
  element: [
    {
      filter: ['code'],
      visit(node: HtmlElement, context: Visit): void {
        const [text, ...rest] = node.children;
        if (rest.length > 0 || text?.value === undefined || text.value.length > short) return;
        if (context.parent(node)?.tagName !== 'pre') context.setProperty(node, 'class', 'lab-short');
      },
    },
  ],
};

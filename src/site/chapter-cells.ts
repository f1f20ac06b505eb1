// The cells of the book as text: `content/<chapter>/cells/<name>.ts`. An author's slip stops the build and says where.

const files = import.meta.glob<string>('/content/*/cells/*.ts', { query: '?raw', import: 'default', eager: true });

/** Names of a chapter's cells, in no order that matters. */
export function cellNames(chapter: string): string[] {
  return Object.keys(files)
    .filter((path) => path.startsWith(`/content/${chapter}/cells/`))
    .map((path) => path.replace(/^.*\/|\.ts$/g, ''));
}

/** The code of a cell, without the line end after its last line. `page` is named in the error. */
export function chapterCell(chapter: string, name: string, page: string): string {
  const expected = `/content/${chapter}/cells/${name}.ts`;
  const code = files[expected];
  if (code === undefined) {
    const there = cellNames(chapter);
    throw new Error(
      `${page}: <Cell name="${name}" /> has no file. Expected ${expected.slice(1)}; ` +
        `the chapter has ${there.length > 0 ? there.join(', ') : 'no cells'}.`,
    );
  }
  return code.replace(/\r\n/g, '\n').trimEnd();
}

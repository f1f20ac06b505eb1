// Every cell of the book, with the chapters' own checks, in Chinese; a chapter in English.
import { expect, test } from 'vitest';
import { pageId } from '../../src/site/page-id.ts';
import { cellsOf, chapters } from '../e2e/chapters/cells.ts';
import { checkOf } from '../e2e/chapters/every-cell.ts';
import { cellRun } from '../e2e/page-runs.ts';
import { heardErrors, openBook, runCell } from './book.ts';
import { inOtherBrowsers } from './other-browsers.ts';

inOtherBrowsers((visit) => {
  test.each([...chapters.map((chapter) => [chapter, 'zh-cn']), ['04-qos', 'en']] as [string, string][])(
    'every cell of %s, %s',
    async (chapter, language) => {
      await openBook(visit, `${pageId(`${chapter}/${language}.mdx`)}/`);
      const broken: string[] = [];
      for (const cell of cellsOf(chapter, language)) {
        const finished = await runCell(visit, cell);
        const run = cellRun(finished, 'in-page');
        if (finished.status !== 'ok') broken.push(`${cell}: ended with ${finished.status}: ${run.lines.join('\n')}`);
        const claims = (await checkOf(chapter, cell, 'in-page'))(run);
        for (const [claim, holds] of Object.entries(claims)) if (!holds) broken.push(`${cell}: ${claim}`);
      }
      expect(broken).toEqual([]);
      expect(await heardErrors(visit)).toEqual([]);
    },
  );
});

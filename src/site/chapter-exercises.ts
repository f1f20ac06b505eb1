// The exercises of the book at build time: `content/<chapter>/exercises/<name>.ts`, and of a task its starting code and one
// solution beside it. An author's slip stops the build and says where.
import type { Exercise } from '../exercises/exercise.ts';
import { cellNames, chapterCell } from './chapter-cells.ts';
import { neededCells, type PageCell } from './needed-cells.ts';
import { chapterOf } from './page-id.ts';

const files = import.meta.glob<Exercise>(['/content/*/exercises/*.ts', '!/content/*/exercises/*.*.ts'], {
  import: 'exercise',
  eager: true,
});
const pages = import.meta.glob<string>('/content/*/{zh-cn,en}.mdx', { query: '?raw', import: 'default', eager: true });
const codes = import.meta.glob<string>('/content/*/exercises/*.{start,solution}.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});

export interface ChapterExercise {
  exercise: Exercise;
  /** The cell whose run judges. */
  cell: string;
  /** Of a task; null for a prediction. */
  code: { start: string; solution: string } | null;
}

/** The cells that must have run before a cell of that page can, in page order. `page`: Astro's path of its file. */
export function neededOnPage(id: string, page: string): string[] {
  const { chapter, language } = chapterOf(page);
  const text = chapterText(chapter, language);
  const cells = [...text.matchAll(/<(Cell|Exercise)\s+name="([^"]+)"/g)].flatMap(([, tag, name = '']): PageCell[] => {
    if (tag === 'Cell') return [{ id: name, code: chapterCell(chapter, name, page), apart: false }];
    const { code } = chapterExercise(chapter, name, page);
    return code === null ? [] : [{ id: name, code: code.start, apart: true }];
  });
  return neededCells(id, cells);
}

/** A chapter's page as its author wrote it. */
export function chapterText(chapter: string, language: string): string {
  return pages[`/content/${chapter}/${language}.mdx`] ?? '';
}

/** Names of a chapter's exercises, in no order that matters. */
export function exerciseNames(chapter: string): string[] {
  return Object.keys(files)
    .filter((path) => path.startsWith(`/content/${chapter}/exercises/`))
    .map((path) => path.replace(/^.*\/|\.ts$/g, ''));
}

/** Names of a chapter's exercises, as they stand on its page. */
export function exercisesInOrder(chapter: string): string[] {
  const text = pages[`/content/${chapter}/en.mdx`] ?? '';
  return [...text.matchAll(/<Exercise\s+name="([^"]+)"/g)].map(([, name = '']) => name);
}

/** `page` is named in the error. */
export function chapterExercise(chapter: string, name: string, page: string): ChapterExercise {
  const at = `/content/${chapter}/exercises/${name}`;
  const wrong = (what: string) => new Error(`${page}: <Exercise name="${name}" /> ${what}`);
  const exercise = files[`${at}.ts`];
  if (exercise === undefined)
    throw wrong(
      `has no file that exports \`exercise\`. Expected ${at.slice(1)}.ts; the chapter has ` +
        `${exerciseNames(chapter).join(', ') || 'no exercises'}.`,
    );
  if (exercise.kind === 'predict') {
    const cells = cellNames(chapter);
    if (!cells.includes(exercise.cell))
      throw wrong(`is judged by the cell ${exercise.cell}. Expected one of ${cells.join(', ')}.`);
    return { exercise, cell: exercise.cell, code: null };
  }
  const codeOf = (part: 'start' | 'solution'): string => {
    const code = codes[`${at}.${part}.ts`];
    if (code === undefined) throw wrong(`is a task. Expected its code in ${at.slice(1)}.${part}.ts.`);
    return code.replace(/\r\n/g, '\n').trimEnd();
  };
  if (cellNames(chapter).includes(name)) throw wrong('has the name of a cell of the chapter. Expected another name.');
  return { exercise, cell: name, code: { start: codeOf('start'), solution: codeOf('solution') } };
}

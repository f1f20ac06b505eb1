// A stranger's code is read before it runs: nothing in it reads otherwise than it is, and the notice says what is out of sight.
import { expect, test } from 'vitest';
import { shareFragment } from '../../src/notebook/share-link.ts';
import { visits } from './visits.ts';

const visit = visits();
const code = `// \u202E\u2066 check\n${' '.repeat(400)}evil();${'\n'.repeat(300)}later(); // \u202E`;

test.each([
  ['en/', /It has 302 lines, 1 of them wider than the view\. Hidden characters in it: U\+202E × 2, U\+2066\./],
  ['', /共 302 行，其中 1 行超出可见宽度。含有看不见的字符：U\+202E × 2、U\+2066。/],
])('on /%s it is shown with marks, and the notice says how much there is', async (path, facts) => {
  await visit.page.goto(visit.site.url + path + (await shareFragment({ cell: 'hello', code })));
  const hello = visit.page.locator('#cell-hello');
  await hello.getByText(facts).waitFor();
  const marks = hello.locator('.lab-code .lab-hidden-character');
  expect(await marks.evaluateAll((all) => all.map((mark) => getComputedStyle(mark, '::before').content))).toEqual([
    '"U+202E"',
    '"U+2066"',
    '"U+202E"',
  ]);
  expect(await hello.locator('.lab-code code').textContent()).toBe(code);
});

test('outputs show hidden characters as marks', async () => {
  const shows = `console.log('a\\u202Eb'); display([{ name: 'c\\u200Bd' }]); display('e\\u2066f'); ({ 'g\\u202A': 1 })`;
  const shared = await shareFragment({ cell: 'hello', code: `import { display } from 'lab';\n${shows}` });
  await visit.page.goto(`${visit.site.url}en/${shared}`);
  await visit.page.locator('#cell-hello').getByText('came with a link').waitFor();
  await visit.page.locator('#cell-hello .lab-run').click();
  const marks = visit.page.locator('#cell-hello .lab-outputs .lab-hidden-character');
  await expect
    .poll(() => marks.evaluateAll((all) => all.map(({ dataset }) => (dataset as { mark?: string }).mark)))
    .toEqual(['U+202E', 'U+200B', 'U+2066', 'U+202A']);
});

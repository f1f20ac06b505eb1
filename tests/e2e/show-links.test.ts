// Links of the text and of the address into the wire panel, with the keyboard alone and on a phone: they offer to run the cell,
// show the packet of that run, and stay in the address.
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from 'vitest';
import { putCode } from './chapters/exercises.ts';
import { fitsWindow, hasFocus } from './page-state.ts';
import { visits } from './visits.ts';

const visit = visits();
const link = (text: string) => visit.page.getByRole('link', { name: text });
const button = (text: string) => visit.page.getByRole('button', { name: text, exact: true });
const note = () => visit.page.getByRole('group', { name: 'About this link' });
const chosenRow = (text: string) => visit.page.locator('.lab-packets-rows [aria-selected=true]', { hasText: text });
const open = async (fragment = '') => {
  // A change of the fragment alone would load nothing.
  await visit.page.goto('about:blank');
  await visit.page.goto(`${visit.site.url}en/${fragment}`);
  await visit.page.locator('.lab-panel-handle').waitFor();
};

test('a link offers to run its cell, then shows the packet, and the address leads there again', async () => {
  const { page } = visit;
  await page.setViewportSize({ width: 360, height: 740 });
  await open();
  expect(visit.fetched.filter((url) => /\/shows\.|keep-address|tour\./.test(url))).toEqual([]);
  await link('the topic, as it travelled').focus();
  await page.keyboard.press('Enter');
  await note().getByText('the cell hello, and it has not run yet').waitFor();
  await hasFocus(button('Run it and show me'));
  await fitsWindow(page);
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().include('.lab-show-note').analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press('Escape');
  await note().waitFor({ state: 'detached' });
  await hasFocus(link('the topic, as it travelled'));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await chosenRow('PUBLISH').waitFor();
  await page.getByRole('treeitem', { selected: true }).filter({ hasText: 'Topic Name' }).waitFor();
  await note().waitFor({ state: 'detached' });
  const shown = /#show=cell:hello;filter:mqtt\.msgtype.*field:Topic%20Name/;
  await page.waitForURL(shown);
  await fitsWindow(page);
  await page.locator('.lab-panel').press('Escape');
  await hasFocus(link('the topic, as it travelled'));
  await page.waitForURL((url) => url.hash === '');

  await link('the topic, as it travelled').press('Enter');
  await page.waitForURL(shown);
  await page.reload();
  await note().getByText('it has not run yet').waitFor();
  expect(await page.locator('.lab-panel').count()).toBe(0);
  await hasFocus(button('Run it and show me'));
  await page.keyboard.press('Enter');
  await chosenRow('PUBLISH').waitFor();
  await page.getByRole('treeitem', { selected: true }).filter({ hasText: 'Topic Name' }).waitFor();
});

test('what an address asks for is data: a bad one says what is wrong, and a cell that was changed is told', async () => {
  const { page } = visit;
  await open('#show=cell:hello;filter:mqtt.topik;nth:2');
  await note().getByText('filter: expected a display filter').waitFor();
  await open('#show=cell:%3Cimg%20src=x%3E');
  await note().getByText('cell: expected one of hello, received “<img src=x>”').waitFor();
  expect(await note().locator('img').count()).toBe(0);
  await open('#show=list:mqtt.qos%20==%201;pane:packets');
  await page.locator('.lab-panel').waitFor();
  await page.locator('.lab-filter input').waitFor();
  expect(visit.fetched.filter((url) => /\/kernels\./.test(url))).toEqual([]);
  await open('#show=cell:hello;filter:mqtt.msgtype%20==%20PUBREL');
  await button('Run it and show me').click();
  await note().getByText('none is what this link shows. The broker that is chosen now').waitFor();
  await putCode(page, 'hello', 'await new Promise(() => undefined);');
  await button('Run it again').click();
  await note().getByText('hello is running').waitFor();
  await hasFocus(note().getByRole('button', { name: 'Stop' }));
  await page.keyboard.press('Enter');
  await note().getByText('The run was stopped, perhaps before that.').waitFor();
  await putCode(page, 'hello', 'console.log("mine");');
  await button('Run it again').click();
  await note().getByText('You have changed the code of this cell').waitFor();
  await button('Close').click();
  await note().waitFor({ state: 'detached' });
});

test('the tour goes from step to step by one button, and Esc ends it', async () => {
  const { page } = visit;
  await page.setViewportSize({ width: 360, height: 740 });
  await open();
  await button('Take the tour: one minute').press('Enter');
  await hasFocus(button('Run it and show me'));
  await page.keyboard.press('Enter');
  const tour = page.getByRole('region', { name: 'Tour' });
  const next = tour.getByRole('button', { name: 'Next' });
  await hasFocus(next);
  await chosenRow('PUBLISH').waitFor();
  const panes = ['.lab-fields [aria-selected=true]', '.lab-arrow', '.lab-broker', '.lab-faults'];
  for (const [index, pane] of panes.entries()) {
    await page.keyboard.press('Enter');
    await tour.getByText(`${index + 2} of ${panes.length + 1}`).waitFor();
    await page.locator(`.lab-panel-pane ${pane}`).first().waitFor();
    await fitsWindow(page);
  }
  await page.getByText('None. Packets cross as they were sent.').waitFor();
  await page.keyboard.press('Escape');
  await tour.waitFor({ state: 'detached' });
  await page.locator('.lab-panel').waitFor({ state: 'detached' });
  await hasFocus(button('Take the tour: one minute'));
});

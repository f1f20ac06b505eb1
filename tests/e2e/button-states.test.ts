// Buttons in the states that a still page does not show: under the mouse, focused, pressed, disabled. Their words stand out from
// what is behind them in both themes, and what they are called holds what is written on them.
import { AxeBuilder } from '@axe-core/playwright';
import type { CDPSession, Page } from 'playwright';
import { expect, test } from 'vitest';
import { runCell } from './page-runs.ts';
import { visits } from './visits.ts';

const visit = visits();

const states = [[], ['hover'], ['focus', 'focus-visible'], ['hover', 'active'], ['hover', 'focus', 'focus-visible']];
/** WCAG AA for text; what is disabled only has to be found. */
const least = { enabled: 4.5, disabled: 2 };

/** Marks all buttons and what acts as one, and tells how many there are. */
function markButtons(): number {
  const found = [...document.querySelectorAll('button, summary, [role=button], [role=tab], [role=menuitem], a[href]')];
  for (const button of found) button.setAttribute('data-button', '');
  return found.length;
}

/** Words of buttons whose contrast is too low, with what it is. */
function tooPale({ enabled, disabled }: typeof least): string[] {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!canvas) throw new Error('no canvas');
  const paint = (...colours: string[]): number[] => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
    }
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const luminance = (colours: string[]): number => {
    const [red = 0, green = 0, blue = 0] = paint(...colours)
      .slice(0, 3)
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element: Element): string[] => {
    const colours: string[] = [];
    for (let at: Element | null = element; at; at = at.parentElement) {
      colours.unshift(getComputedStyle(at).backgroundColor);
      // A dialog is in the top layer.
      if (at.matches('dialog')) break;
    }
    return [getComputedStyle(document.documentElement).backgroundColor, ...colours];
  };
  const wrong = new Set<string>();
  for (const button of document.querySelectorAll('[data-button]')) {
    for (const element of [button, ...button.querySelectorAll('*')]) {
      const words = [...element.childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim());
      if (!words || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const back = behind(element);
      const [one, other] = [luminance([...back, getComputedStyle(element).color]), luminance(back)];
      const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      if (contrast < (button.matches(':disabled') ? disabled : enabled))
        wrong.add(
          `${button.className || button.tagName} "${element.textContent.trim().slice(0, 30)}" ${contrast.toFixed(2)}`,
        );
    }
  }
  return [...wrong];
}

/** Looks at all buttons of the page in each state. */
async function palest(page: Page): Promise<string[]> {
  expect(await page.evaluate(markButtons)).toBeGreaterThan(5);
  const cdp: CDPSession = await page.context().newCDPSession(page);
  await cdp.send('DOM.enable');
  await cdp.send('CSS.enable');
  const { root } = await cdp.send('DOM.getDocument', { depth: 0 });
  const { nodeIds } = await cdp.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: '[data-button]' });
  const wrong: string[] = [];
  for (const forcedPseudoClasses of states) {
    for (const nodeId of nodeIds) await cdp.send('CSS.forcePseudoState', { nodeId, forcedPseudoClasses });
    const pale = await page.evaluate(tooPale, least);
    wrong.push(...pale.map((what) => `${forcedPseudoClasses.join(' ') || 'at rest'}: ${what}`));
  }
  await cdp.detach();
  return wrong;
}

const places: [name: string, path: string, open: (page: Page) => Promise<unknown>][] = [
  [
    'the first page with its figure',
    'en/',
    async (page) => {
      await runCell(page, 'hello');
      await page.locator('[data-whose="own"]').waitFor();
    },
  ],
  ['the page', 'en/qos/', (page) => page.locator('[data-lab-cell][data-live]').first().waitFor()],
  [
    'the picker',
    'en/qos/',
    async (page) => {
      await page.locator('.lab-picker-button').click();
      await page.getByRole('dialog').getByRole('radio').first().waitFor();
    },
  ],
  [
    'a cell that ran, its menu and the panel',
    'en/qos/',
    async (page) => {
      await runCell(page, 'levels');
      await page.locator('#cell-levels .lab-cell-packets-fold > summary').click();
      await page.locator('.lab-panel-handle').click();
      await page.locator('.lab-packets-rows [role=row]').first().click();
      await page.locator('#cell-levels .lab-menu > button').click();
      await page.getByRole('menuitem').first().waitFor();
    },
  ],
];

test.each(
  places.flatMap(([name, path, open]) => (['light', 'dark'] as const).map((theme) => ({ name, path, theme, open }))),
)('the words on the buttons of $name can be read in the $theme theme', async ({ path, theme, open }) => {
  const { page } = visit;
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.goto(visit.site.url + path);
  await page.addStyleTag({
    content: '*, *::before, *::after { transition: none !important; animation: none !important }',
  });
  await open(page);
  expect(await palest(page)).toEqual([]);
});

test.each(['en/qos/', 'qos/'])('on %s what a button is called holds what is written on it', async (path) => {
  const { page } = visit;
  await page.goto(visit.site.url + path);
  await page.locator('[data-lab-cell][data-live]').first().waitFor();
  await page.locator('.lab-picker-button').waitFor();
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ runOnly: { type: 'rule', values: ['label-content-name-mismatch'] } })
    .analyze();
  expect(violations.flatMap(({ nodes }) => nodes.map(({ html }) => html.slice(0, 200)))).toEqual([]);
});

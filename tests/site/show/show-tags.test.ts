// Links into the panel as chapters have them, and an author's slips.
import { expect, it, test } from 'vitest';
import { checkPage } from '../../../src/site/show/check-show-links.ts';
import { showSpec, showTags } from '../../../src/site/show/show-tags.ts';

const page = (link: string) => `# A chapter\n\n<Cell name="absent" />\n\nSee ${link}here</Show>.\n`;

it('is found with its line, whatever its filter has', () => {
  const text = page(`<Show cell="absent" filter='mqtt.qos > 0 && lab.client contains "a"' nth={2}\n  moment>`);
  expect(showTags(text)).toEqual([
    {
      line: 5,
      attributes: { cell: 'absent', filter: 'mqtt.qos > 0 && lab.client contains "a"', nth: '2', moment: 'yes' },
    },
  ]);
});

it('says on which brokers a run has it', () => {
  expect(showSpec({ cell: 'absent' }, ['absent'], 'a').on).toBe(null);
  expect(showSpec({ cell: 'absent', on: 'in-page, node' }, ['absent'], 'a').on).toEqual(['in-page', 'node']);
});

test.each([
  ['<Show cell="abscent">', 'cell: expected one of absent, received “abscent”.'],
  [
    '<Show cell="absent" pane="wire">',
    'pane: expected one of packets, diagram, broker, faults, files, received “wire”.',
  ],
  ['<Show cell="absent" filter="mqtt.topik == 1">', 'filter: expected a display filter (1: '],
  ['<Show cell="absent" nth={0}>', 'nth: expected 1, 2, … from the first on'],
  ['<Show cell="absent" colour="red">', 'received “colour”.'],
  ['<Show cell="absent" on="mosquito">', 'expected some of in-page, node, mosquitto'],
])('%s stops the build, with file and line', (link, said) => {
  const check = () => checkPage('content/05-session/en.mdx', page(link));
  expect(check).toThrow(/^content\/05-session\/en\.mdx:5: <Show/);
  expect(check).toThrow(said);
});

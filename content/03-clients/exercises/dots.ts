// Four filters, two spellings of one name: what a level is.
import { predict, type JudgedRun } from '../../../src/exercises/exercise.ts';
import { capturedOfType, delivered, packetsOf, published } from '../../packets.ts';

const filters = { below: 'V2X/#', middle: 'V2X/RSU/+/UP2', four: '+/+/+/+', one: '+' };
const names = { dots: 'V2X.RSU.RSM.UP2', slashes: 'V2X/RSU/RSM/UP2' };
type Box = `${keyof typeof filters}/${keyof typeof names}`;
type Boxes = Readonly<Record<string, string>>;

const inCode = (entries: Record<string, string>) =>
  Object.entries(entries).map(([key, code]) => ({ key, says: { 'zh-cn': `\`${code}\``, en: `\`${code}\`` } }));
const caught = (run: JudgedRun, asker: number, name: string): string =>
  delivered(run, `asker-${asker}`).some(({ topic }) => topic.endsWith(`/${name}`)) ? 'yes' : 'no';

const isYes = (given: Boxes, ...boxes: Box[]): boolean => boxes.some((box) => given[box] === 'yes');
/** What somebody believes: `y` for each filter in order that catches the spelling. */
const believing = (dots: string, slashes: string): Boxes =>
  Object.fromEntries(
    Object.keys(filters).flatMap((filter, index) => [
      [`${filter}/dots`, dots[index] === 'y' ? 'yes' : 'no'],
      [`${filter}/slashes`, slashes[index] === 'y' ? 'yes' : 'no'],
    ]),
  );

export const exercise = predict<Boxes>({
  cell: 'one-level',
  ask: {
    'zh-cn': '两种写法各发一条消息。哪个过滤器收得到哪一条？',
    en: 'One message is published under each spelling. Which filter catches which?',
  },
  question: {
    form: 'matrix',
    rows: inCode(filters),
    columns: inCode(names),
    options: [
      { key: 'yes', says: { 'zh-cn': '收到', en: 'caught' } },
      { key: 'no', says: { 'zh-cn': '收不到', en: 'not' } },
    ],
  },
  truth: (run) =>
    published(run, 'unit').length < 2
      ? null
      : Object.fromEntries(
          Object.keys(filters).flatMap((filter, index) =>
            Object.entries(names).map(([key, name]) => [`${filter}/${key}`, caught(run, index + 1, name)]),
          ),
        ),
  proof: (run) => {
    const packet = capturedOfType(packetsOf(run, 'asker-4'), 'to-client', 'PUBLISH')[0];
    return packet && { packet };
  },
  wrong: [
    {
      given: believing('yyyn', 'yyyn'),
      alike: (given) => isYes(given, 'below/dots', 'middle/dots', 'four/dots'),
      say: {
        'zh-cn': '你把点号当成了分隔符。分隔符只有 `/`，带点号的整个名字是一层，没有“下面”，也没有“中间”。',
        en: 'You have read the dot as a separator. Only `/` is one: the dotted name is a single level, with nothing below it and no middle.',
      },
    },
    {
      given: believing('nnny', 'yyyy'),
      alike: (given) => isYes(given, 'one/slashes'),
      say: {
        'zh-cn': '`+` 恰好代表一层，不多不少。四层的名字要四个 `+`，或者一个 `#`。',
        en: '`+` stands for exactly one level, no more. A name of four levels takes four of them, or a `#`.',
      },
    },
    {
      given: believing('nnnn', 'yyyn'),
      alike: (given) => given['one/dots'] === 'no',
      say: {
        'zh-cn': '点号是普通字符，带点号的名字照样是合法的一层。`+` 收任何一层，里面是什么字符都行。',
        en: 'A dot is an ordinary character, and the dotted name a valid level. `+` takes any one level, whatever it is made of.',
      },
    },
    {
      given: believing('nnny', 'nyyn'),
      alike: (given) => given['below/slashes'] === 'no',
      say: {
        'zh-cn': '`V2X/#` 收 `V2X` 和它下面的全部，不管还有几层。',
        en: '`V2X/#` takes `V2X` and everything below it, however many levels that is.',
      },
    },
  ],
  hints: [
    {
      'zh-cn': '先数层数：两个名字里各有几个 `/`？',
      en: 'Count the levels first: how many `/` are there in each name?',
    },
    {
      'zh-cn': '一个四层，一个一层。`+` 占整整一层，`#` 占从这里往下的全部。',
      en: 'One has four levels, the other has one. `+` fills exactly one level, `#` all from there on.',
    },
  ],
});

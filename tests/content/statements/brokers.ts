// The brokers that prose may name, and what shows where a statement about one comes from: its version, or a page of its makers.

export interface NamedBroker {
  called: string;
  name: RegExp;
  /** What its versions look like. Null for a public broker: nobody outside knows its version. */
  version: RegExp | null;
  /** The pages on which its makers say what it does. */
  source: RegExp;
  /** What could be added, for the author. */
  example: string;
}

const unit = String.raw`(?:(?:ms|s|sec\w*|min\w*|times|[kMG]i?B)\b|%|毫秒|秒|分|倍|条|次)`;
const version = (pattern: string): RegExp => new RegExp(String.raw`(?<![\d.])(?:${pattern})(?![\d.]*\d)(?!\s*${unit})`);

const emqxPage = /https:\/\/(?:(?:docs|www)\.emqx\.com\/|github\.com\/emqx\/)/;
const mosquittoPage = /https:\/\/mosquitto\.org\/(?:man|ChangeLog|blog)/;
const hivemqPage = /https:\/\/(?:(?:docs|www)\.hivemq\.com\/|github\.com\/hivemq\/)/;

/** MQTT 3.1, 3.1.1 and 5.0 are versions of no broker. In an address, a host is an address. */
export const brokers: readonly NamedBroker[] = [
  {
    called: 'EMQX',
    name: /\bEMQ ?X\b|(?<![/.])\b[Ee]mqx\b(?!\.\w)/,
    version: version(String.raw`[46]\.\d+(?:\.\d+)?|5\.[1-9]\d*(?:\.\d+)?|5\.0\.\d+|[456]\.x`),
    source: emqxPage,
    example: '“EMQX 5.8.9”, or a link to docs.emqx.com/…/v5.8/…',
  },
  {
    called: 'Mosquitto',
    name: /(?<![/.])\b[Mm]osquitto\b(?!-|\.\w)/,
    version: version(String.raw`(?<=[Mm]osquitto )[12]\.\d+|1\.[4-9](?:\.\d+)?|2\.\d+\.\d+|2\.x`),
    source: mosquittoPage,
    example: '“Mosquitto 2.0.11”, or a link to mosquitto.org/man/…',
  },
  {
    called: 'HiveMQ',
    name: /\bHiveMQ\b/,
    version: version(String.raw`20\d\d\.\d+|4\.\d+\.\d+`),
    source: hivemqPage,
    example: '“HiveMQ CE 2026.5”, or a link to docs.hivemq.com/…',
  },
  {
    called: 'NanoMQ',
    name: /\bNanoMQ\b/,
    version: version(String.raw`0\.\d+(?:\.\d+)?`),
    source: /https:\/\/(?:nanomq\.io|docs\.nanomq\.io|github\.com\/nanomq)\//,
    example: 'its version, or a link to nanomq.io/…',
  },
  {
    called: 'VerneMQ',
    name: /\bVerneMQ\b/,
    version: version(String.raw`[12]\.\d+\.\d+`),
    source: /https:\/\/(?:docs\.vernemq\.com|github\.com\/vernemq)\//,
    example: 'its version, or a link to docs.vernemq.com/…',
  },
  {
    called: 'the public broker of EMQ',
    name: /(?<!:\/\/)\bbroker(?:-cn)?\.emqx\.io\b/,
    version: null,
    source: emqxPage,
    example: 'a link to www.emqx.com/…/mqtt/public-mqtt5-broker',
  },
  {
    called: 'the public broker of Mosquitto',
    name: /(?<!:\/\/)\btest\.mosquitto\.org\b/,
    version: null,
    source: /https:\/\/test\.mosquitto\.org\//,
    example: 'a link to test.mosquitto.org/',
  },
  {
    called: 'the public broker of HiveMQ',
    name: /(?<!:\/\/)\bbroker\.hivemq\.com\b/,
    version: null,
    source: hivemqPage,
    example: 'a link to www.hivemq.com/…',
  },
  {
    called: 'that broker',
    name: /\b(?:RabbitMQ|ActiveMQ|Artemis|FlashMQ|LavinMQ|BifroMQ|RMQTT|rumqttd|Solace|AWS IoT|Azure IoT|[Aa]edes|mqtt\.eclipseprojects\.io)\b/,
    version: version(String.raw`\d+\.\d+(?:\.\d+)*`),
    source: /\]\(https:\/\//,
    example: 'its version, or a link to a page of its makers',
  },
];

const anyName = `(?:${brokers.map(({ name }) => name.source).join('|')})`;
const names = String.raw`${anyName}(?:(?:,| or| and|, and|、| ?或| ?和) ?${anyName})*`;
const endOfClause = String.raw`(?=\s*(?:$|[.,;:!?)，。；：！？）]|(?:or|in|on|with|instead|yourself|and (?:run|pick|choose|open|look|watch))\b|跑|再|试))`;
const saysNoMore = String.raw`(?!\s*(?:[,，:：;；]|and|which)\s*(?:and |but |so )?(?:it|which|where|since|because|as|它|那里|因为|会)(?:\b|(?=\p{Script=Han})))`;
const done = String.raw`(?:against|sets? up|starts?|stops?|runs?|try|installs?|deploys?|open|choose|pick|take|use|connects? to|in the page or)`;
const doneInChinese = '(?:部署|运行|启动|停掉|安装|选择?|换成|换到|连接?到?|试试|用|差异：)';

/** What names a broker and says nothing of it: what a reader does with it, and where it stands. */
export const mentions: readonly RegExp[] = [
  `differences? (?:that this book knows )?between ${names}`,
  `\\b${done} (?:the )?${names}${endOfClause}${saysNoMore}`,
  `${doneInChinese} ?${names}${endOfClause}${saysNoMore}`,
  `${names} (?:(?:of your own|from the next section)(?=[.,]| with )|as in the \\[)`,
  `(?:(?:\\)|节)(?:里)?的 ?|\\)'s )${names}${endOfClause}${saysNoMore}`,
  `^#+ ${names}(?: on this computer| on a cloud machine)?$`,
  `\\[${names}\\]\\([^)]*\\) (?:project|项目)`,
].map((pattern) => new RegExp(pattern, 'giu'));

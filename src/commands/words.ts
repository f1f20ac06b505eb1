// What the commands print, in the language of the terminal.
import type { Language } from '../language.ts';
import type { LocalBroker } from './embedded-broker.ts';
import type { PortKind } from './port-kind.ts';
import type { SiteServer } from './serve-site.ts';

export interface CommandWords {
  building: string;
  ready: (site: Pick<SiteServer, 'url' | 'lanUrls'>, broker: LocalBroker | null) => string;
  sitePortTaken: (taken: number, used: number) => string;
  brokerThere: (port: number) => string;
  brokerPortTaken: (port: number, kind: PortKind, used: number) => string;
  cannotOpen: (url: string) => string;
  zipped: (file: string, megabytes: string) => string;
  usage: (problem: string) => string;
  checkConfig: { usage: string; sound: (file: string) => string; unreadable: (file: string, why: string) => string };
}

const en: CommandWords = {
  building: 'Building the site …',
  ready: ({ url, lanUrls }, broker) =>
    [
      '',
      '  MQTT Lab Book',
      `  site      ${url}   (English: ${url}en/)`,
      ...lanLines(lanUrls, broker, 'others'),
      ...(lanUrls.length > 0 ? [`  beamer    ${url}en/#beamer   (the address and its QR code in large)`] : []),
      ...brokerLines(broker, 'broker', 'none (--no-broker)', 'already running here, not started by this command'),
      '  stop      Ctrl+C',
      '',
    ].join('\n'),
  sitePortTaken: (taken, used) => `Port ${taken} is taken; the site is served on ${used} instead.`,
  brokerThere: (port) => `Port ${port}: an MQTT broker already answers there; the lab uses it and starts none.`,
  brokerPortTaken: (port, kind, used) =>
    `Port ${port} is taken (${kind === 'mqtt' ? 'another MQTT broker answers' : 'no MQTT broker answers'}); our broker listens on ${used} instead.`,
  cannotOpen: (url) => `No browser could be opened; visit ${url} yourself.`,
  zipped: (file, megabytes) => `${file}: ${megabytes} MB. Unpack it anywhere; README.txt in it says how to start.`,
  usage: (problem) =>
    `${problem}\nUsage: npm start -- [--host 127.0.0.1] [--port 4321] [--tcp 1883] [--ws 8083] [--open] [--no-broker]   (Base path: BASE_PATH=/a/b/)`,
  checkConfig: {
    usage: 'usage: npm run check:config -- FILE   (--schema prints the JSON Schema instead)',
    sound: (file) => `${file} can be used as it is.`,
    unreadable: (file, why) => `${file} cannot be read: ${why}`,
  },
};

const zhCn: CommandWords = {
  building: '正在构建站点……',
  ready: ({ url, lanUrls }, broker) =>
    [
      '',
      '  MQTT 实验手册',
      `  站点      ${url}   （English: ${url}en/）`,
      ...lanLines(lanUrls, broker, '其他人'),
      ...(lanUrls.length > 0 ? [`  投影      ${url}#beamer   （大字显示地址和二维码）`] : []),
      ...brokerLines(broker, 'Broker', '无（--no-broker）', '本机已在运行，不是由本命令启动的'),
      '  停止      Ctrl+C',
      '',
    ].join('\n'),
  sitePortTaken: (taken, used) => `端口 ${taken} 已被占用，站点改用 ${used}。`,
  brokerThere: (port) => `端口 ${port} 上已有 MQTT Broker应答，实验直接使用它，不再另外启动。`,
  brokerPortTaken: (port, kind, used) =>
    `端口 ${port} 已被占用（${kind === 'mqtt' ? '另一个 MQTT Broker在应答' : '应答的不是 MQTT Broker'}），内置 Broker改用 ${used}。`,
  cannotOpen: (url) => `没能打开浏览器，请自行访问 ${url}。`,
  zipped: (file, megabytes) => `${file}：${megabytes} MB。可以解压到任何地方，启动方法见其中的 README.txt。`,
  usage: (problem) =>
    `${problem}\n用法：npm start -- [--host 127.0.0.1] [--port 4321] [--tcp 1883] [--ws 8083] [--open] [--no-broker]   （基础路径：BASE_PATH=/a/b/）`,
  checkConfig: {
    usage: '用法：npm run check:config -- 文件   （--schema 则输出 JSON Schema）',
    sound: (file) => `${file} 没有问题，可以直接使用。`,
    unreadable: (file, why) => `读不了 ${file}：${why}`,
  },
};

/** What others in the room open, each address with the broker that it leads to. */
function lanLines(lanUrls: readonly string[], broker: LocalBroker | null, label: string): string[] {
  // A Chinese character is two columns wide.
  const width = label.length + label.replace(/[^\u2e80-\uffff]/g, '').length;
  const head = `  ${label}${' '.repeat(10 - width)}`;
  return lanUrls.map((url, index) => {
    const at = broker && `   ws://${new URL(url).hostname}:${broker.webSocketPort}/mqtt`;
    return `${index === 0 ? head : ' '.repeat(12)}${url}${at ?? ''}`;
  });
}

function brokerLines(broker: LocalBroker | null, label: string, none: string, notOurs: string): string[] {
  const head = `  ${label.padEnd(10)}`;
  if (!broker) return [`${head}${none}`];
  const urls = [broker.tcpUrl, broker.webSocketUrl].filter((url) => url !== null);
  return urls.map((url, index) => `${index === 0 ? head : ' '.repeat(12)}${url}${broker.ours ? '' : `   ${notOurs}`}`);
}

/** English unless the terminal's locale is Chinese. */
export function terminalLanguage(
  locale = process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG ?? '',
): Language {
  return locale.startsWith('zh') ? 'zh-cn' : 'en';
}

export function commandWords(language = terminalLanguage()): CommandWords {
  return language === 'zh-cn' ? zhCn : en;
}

// The words of the broker in the header, which every page has at first; those of the dialogs come with them.
import type { ProfileName } from '../../../broker/profile-names.ts';
import type { Language } from '../../../language.ts';
import type { BrokerKind } from '../../../wire/broker-kind.ts';
import type { BrokerState } from '../../../wire/page-protocol.ts';

export interface HeaderWords {
  /** The button, for screen readers. */
  button: (broker: string, state: string) => string;
  kinds: Record<BrokerKind, string>;
  /** The broker on the computer that serves the page to others. */
  servingComputer: string;
  states: Record<BrokerState['state'], string>;
  /** A name of the broker with its behaviour, which goes without saying when it is the usual one. */
  named: (name: string, profile: ProfileName) => string;
}

const en: HeaderWords = {
  button: (broker, state) => `Broker: ${broker}, ${state}`,
  kinds: { 'in-page': 'In the page', local: 'This computer', public: 'Public broker', custom: 'Another address' },
  servingComputer: 'The computer that serves this book',
  states: { unknown: 'not connected yet', connecting: 'connecting', connected: 'connected', refused: 'no connection' },
  named: (name, profile) =>
    name + { emqx: '', mosquitto: ' (like Mosquitto)', strict: ' (strict)', unkind: ' (unkind)' }[profile],
};

const zhCn: HeaderWords = {
  button: (broker, state) => `Broker：${broker}，${state}`,
  kinds: { 'in-page': '页面内', local: '本机', public: '公共 Broker', custom: '其他地址' },
  servingComputer: '提供本书的电脑',
  states: { unknown: '尚未连接', connecting: '正在连接', connected: '已连接', refused: '连接失败' },
  named: (name, profile) =>
    name + { emqx: '', mosquitto: '（像 Mosquitto）', strict: '（严格）', unkind: '（不讲情面）' }[profile],
};

export function headerWords(language: Language): HeaderWords {
  return language === 'en' ? en : zhCn;
}

// What HiveMQ Community Edition does in its own way, by its source: it was not run.
import type { DifferenceFacts } from '../../src/site/difference.ts';

export const hivemq: readonly DifferenceFacts[] = [
  {
    aspect: 'session',
    version: '2026',
    inPage: false,
    what: {
      'zh-cn': '不为离线客户端保存 QoS 0 消息；队列满（1000 条）时丢弃最新的；会话默认永不过期。',
      en: 'Keeps no QoS 0 messages for absent clients; a full queue (1,000) drops the newest; sessions never expire by default.',
    },
    source: 'https://github.com/hivemq/hivemq-community-edition/',
  },
];

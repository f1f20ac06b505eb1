// What HiveMQ Community Edition does in its own way, by its source: it was not run.
import type { DifferenceFacts } from '../../src/site/difference.ts';

export const hivemq: readonly DifferenceFacts[] = [
  {
    aspect: 'session',
    version: '2026.5',
    inPage: false,
    what: {
      'zh-cn': '不为离线客户端保存 QoS 0 消息。',
      en: 'Keeps no QoS 0 messages for absent clients.',
    },
    source:
      'https://github.com/hivemq/hivemq-community-edition/blob/2026.5/src/main/java/com/hivemq/mqtt/services/PublishDistributorImpl.java',
  },
  {
    aspect: 'session',
    version: '2026.5',
    inPage: false,
    what: {
      'zh-cn': '队列满（1000 条）时丢弃最新的。',
      en: 'A full queue (1,000) drops the newest.',
    },
    source:
      'https://github.com/hivemq/hivemq-community-edition/blob/2026.5/src/main/java/com/hivemq/configuration/entity/mqtt/MqttConfigurationDefaults.java',
  },
  {
    aspect: 'session',
    version: '2026.5',
    inPage: false,
    what: {
      'zh-cn': '3.1.1 的持久会话默认永不过期（4,294,967,295 秒就是“永不”）。',
      en: 'Lasting sessions of 3.1.1 never expire by default (4,294,967,295 s mean never).',
    },
    source:
      'https://github.com/hivemq/hivemq-community-edition/blob/2026.5/src/main/java/com/hivemq/configuration/entity/mqtt/SessionExpiryConfigEntity.java',
  },
];

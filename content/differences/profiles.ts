// What the broker in the page does in the profiles that are like no other broker (src/broker/profiles.ts).
import type { DifferenceFacts } from '../../src/site/difference.ts';

export const strict: readonly DifferenceFacts[] = [
  {
    aspect: 'session',
    at: '07-session/absent',
    version: '0.1.0',
    inPage: true,
    what: {
      'zh-cn': '不为离线客户端保存 QoS 0 消息。',
      en: 'Keeps no QoS 0 messages for an absent client.',
    },
    source: 'tested',
  },
  {
    aspect: 'publish',
    version: '0.1.0',
    inPage: true,
    what: {
      'zh-cn': '订阅重叠时只发一份，取最高的 QoS。',
      en: 'Overlapping subscriptions bring one copy, at the highest QoS.',
    },
    source: 'tested',
  },
  {
    aspect: 'publish',
    version: '0.1.0',
    inPage: true,
    what: {
      'zh-cn': '`$SYS/…` 的 PUBLISH 被拒绝（0x87）。',
      en: 'PUBLISH to `$SYS/…` is refused (0x87).',
    },
    source: 'tested',
  },
  {
    aspect: 'retain',
    version: '0.1.0',
    inPage: true,
    what: {
      'zh-cn': '没有位置的保留消息被拒绝，而不是只投递不保留。',
      en: 'A retained message without room is refused, not delivered without being kept.',
    },
    source: 'tested',
  },
  {
    aspect: 'session',
    version: '0.1.0',
    inPage: true,
    what: {
      'zh-cn': '队列为 100,000 条，满时丢弃最新的；3.1.1 的会话永不过期。',
      en: 'The queue has 100,000 places and drops the newest; sessions of 3.1.1 never expire.',
    },
    source: 'tested',
  },
  {
    aspect: 'shared',
    version: '0.1.0',
    inPage: true,
    what: {
      'zh-cn': '整个组一起轮流；`$queue/t` 是普通主题。',
      en: 'Rotates over the whole group; `$queue/t` is an ordinary topic.',
    },
    source: 'tested',
  },
  {
    aspect: 'connect',
    version: '0.1.0',
    inPage: true,
    what: {
      'zh-cn': '不接受 MQTT 3.1 和桥接标志位。',
      en: 'Does not accept MQTT 3.1 and the bridge bit.',
    },
    source: 'tested',
  },
];

export const unkind: readonly DifferenceFacts[] = [
  {
    aspect: 'connect',
    version: '0.1.0',
    inPage: true,
    what: {
      'zh-cn': '断开后 0.1 秒内就回来的客户端，四次里约有一次被拒绝（0x89，3.1.1 是 3）。',
      en: 'About one in four clients that return within 0.1 s is refused (0x89, in 3.1.1: 3).',
    },
    source: 'tested',
  },
  {
    aspect: 'publish',
    version: '0.1.0',
    inPage: true,
    what: {
      'zh-cn': '每个 PUBLISH 迟到 0–20 毫秒：只有同一发布者、同一主题、同一 QoS 的消息保持先后。',
      en: 'Each PUBLISH is 0 to 20 ms late: only messages of one publisher, topic and QoS stay in order.',
    },
    source: 'tested',
  },
  {
    aspect: 'publish',
    at: '04-qos/handshake',
    version: '0.1.0',
    inPage: true,
    what: {
      'zh-cn': '方法 A：收到 PUBREL 之后才转发。',
      en: 'Method A: passes a message on when its PUBREL has come.',
    },
    source: 'tested',
  },
  {
    aspect: 'publish',
    at: '04-qos/nobody-listens',
    version: '0.1.0',
    inPage: true,
    what: {
      'zh-cn': '没有订阅者时也只说成功（0x00）。',
      en: 'Says success (0x00) even if nobody has subscribed.',
    },
    source: 'tested',
  },
  {
    aspect: 'publish',
    at: '05-redelivery/window',
    version: '0.1.0',
    inPage: true,
    what: {
      'zh-cn': '途中的消息可能比 Receive Maximum 允许的少。',
      en: 'May have fewer messages on their way than Receive Maximum allows.',
    },
    source: 'tested',
  },
  {
    aspect: 'publish',
    version: '0.1.0',
    inPage: true,
    what: {
      'zh-cn': '重发的 QoS 2 PUBLISH 得到 0x00 或 0x91；订阅重叠时收到一份或几份；都随机。',
      en: 'A repeated QoS 2 PUBLISH gets 0x00 or 0x91, overlapping subscriptions bring one copy or several: by chance.',
    },
    source: 'tested',
  },
  {
    aspect: 'retain',
    version: '0.1.0',
    inPage: true,
    what: {
      'zh-cn': '保留消息可能在实时消息之后到达。',
      en: 'Retained messages may come after live ones.',
    },
    source: 'tested',
  },
  {
    aspect: 'retain',
    at: '06-retain/retain-handling',
    version: '0.1.0',
    inPage: true,
    what: {
      'zh-cn': '两个主题的保留消息，先后不定。',
      en: 'Retained messages of two topics come in any order.',
    },
    source: 'tested',
  },
  {
    aspect: 'session',
    at: '07-session/absent',
    version: '0.1.0',
    inPage: true,
    what: {
      'zh-cn': '不为离线客户端保存 QoS 0 消息，断线时途中的 QoS 0 也会丢。',
      en: 'Keeps no QoS 0 messages for an absent client, and loses those on their way when a connection breaks.',
    },
    source: 'tested',
  },
  {
    aspect: 'session',
    version: '0.1.0',
    inPage: true,
    what: {
      'zh-cn': '队列 200 条；3.1.1 的会话 60 秒过期。',
      en: 'The queue has 200 places; sessions of 3.1.1 expire after 60 s.',
    },
    source: 'tested',
  },
  {
    aspect: 'shared',
    at: '08-shared/distribution',
    version: '0.1.0',
    inPage: true,
    what: {
      'zh-cn': '随机选择成员，份额不等。',
      en: 'The member is chosen by chance: shares are unequal.',
    },
    source: 'tested',
  },
  {
    aspect: 'shared',
    at: '08-shared/two-groups',
    version: '0.1.0',
    inPage: true,
    what: {
      'zh-cn': '随机选择成员，份额不等。',
      en: 'The member is chosen by chance: shares are unequal.',
    },
    source: 'tested',
  },
  {
    aspect: 'shared',
    at: '08-shared/absent-member',
    version: '0.1.0',
    inPage: true,
    what: {
      'zh-cn': '随机选择成员：离线的成员分到几条，说不准。',
      en: 'The member is chosen by chance: nobody knows how many wait for the absent one.',
    },
    source: 'tested',
  },
  {
    aspect: 'shared',
    at: '08-shared/member-leaves',
    version: '0.1.0',
    inPage: true,
    what: {
      'zh-cn': '成员离开时，已发给它而未确认的消息就丢了。',
      en: 'What a member had not acknowledged when it left is lost.',
    },
    source: 'tested',
  },
  {
    aspect: 'shared',
    at: '08-shared/unacknowledged',
    version: '0.1.0',
    inPage: true,
    what: {
      'zh-cn': '成员的会话结束时，它未确认的消息就丢失了。',
      en: "When a member's session ends, messages that it had not acknowledged are lost.",
    },
    source: 'tested',
  },
  {
    aspect: 'limits',
    version: '0.1.0',
    inPage: true,
    what: {
      'zh-cn': 'Receive Maximum 1：客户端一次只能有一条未完成的 QoS 2 消息；没有主题别名。',
      en: 'Receive Maximum 1: a client may have one open QoS 2 message; no Topic Aliases.',
    },
    source: 'tested',
  },
];

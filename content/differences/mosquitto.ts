// What Mosquitto does in its own way; with its default configuration and without persistence.
import type { DifferenceFacts } from '../../src/site/difference.ts';

export const mosquitto: readonly DifferenceFacts[] = [
  {
    aspect: 'connect',
    at: '03-clients/takeover',
    version: '< 2.0.15',
    inPage: true,
    what: {
      'zh-cn': '直接关闭先来者的连接，不发 DISCONNECT，所以也没有原因码 0x8E。',
      en: 'Closes the first connection without DISCONNECT, so there is no Reason Code 0x8E either.',
    },
    source: 'observed, Mosquitto 2.0.11',
  },
  {
    aspect: 'connect',
    version: '2.0.11',
    inPage: true,
    what: {
      'zh-cn': '被接管的客户端的遗嘱：会话也结束时才发。',
      en: 'The Will of a client that is taken over is sent only if the session ends too.',
    },
    source: 'observed, Mosquitto 2.0.11',
  },
  {
    aspect: 'publish',
    at: '04-qos/nobody-listens',
    version: '2.0.11',
    inPage: true,
    what: {
      'zh-cn': '没有匹配的订阅者时，PUBREC 里是 0x00，不是 0x10；PUBACK 里仍是 0x10。',
      en: 'With no matching subscriber PUBREC carries 0x00 instead of 0x10; PUBACK still carries 0x10.',
    },
    source: 'observed, Mosquitto 2.0.11',
  },
  {
    aspect: 'publish',
    at: '04-qos/handshake',
    version: '2.0.11',
    inPage: true,
    what: {
      'zh-cn':
        '收到发送者的 PUBREL 之后才把消息转给订阅者（方法 A）；页面内的 Broker 和 EMQX 5.8.9 在收到 PUBLISH 时就转发（方法 B）。',
      en: "Passes the message on when the sender's PUBREL arrives (method A); the broker in the page and EMQX 5.8.9 do so when PUBLISH arrives (method B).",
    },
    source: 'observed, Mosquitto 2.0.11',
  },
  {
    aspect: 'publish',
    at: '05-redelivery/window',
    version: '2.0.11',
    inPage: false,
    what: {
      'zh-cn': '最初两条遵守 Receive Maximum = 2；开始确认以后，有时会同时有三条未确认的 PUBLISH 在途中。',
      en: 'Keeps to Receive Maximum 2 at first; once acknowledgements begin, three unacknowledged PUBLISH packets are sometimes on their way at once.',
    },
    source: 'observed, Mosquitto 2.0.11',
  },
  {
    aspect: 'publish',
    version: '2.0.11',
    inPage: true,
    what: {
      'zh-cn': '订阅重叠时，3.1.1 客户端只收一份（最高的 QoS），5.0 客户端每个订阅各收一份。',
      en: 'Overlapping subscriptions bring a 3.1.1 client one copy at the highest QoS, a 5.0 client one for each.',
    },
    source: 'observed, Mosquitto 2.0.11',
  },
  {
    aspect: 'publish',
    version: '≤ 1.4',
    inPage: false,
    what: {
      'zh-cn': '按定时器重发（`retry_interval`，20 秒）；1.5 起只在重连时重发。',
      en: 'Sent again by a timer (`retry_interval`, 20 s); from 1.5 on only on reconnect.',
    },
    source: 'https://mosquitto.org/ChangeLog.txt',
  },
  {
    aspect: 'publish',
    version: '2.0.11',
    inPage: true,
    what: {
      'zh-cn': '`$SYS/x` 的 PUBLISH 得到 0x87。',
      en: 'PUBLISH to `$SYS/x` gets 0x87.',
    },
    source: 'observed, Mosquitto 2.0.11',
  },
  {
    aspect: 'retain',
    at: '06-retain/shared-group',
    version: '< 2.0.13',
    inPage: true,
    what: {
      'zh-cn': '会把保留消息发给新的共享订阅；标准规定不发，之后的版本已改正。',
      en: 'A new shared subscription is sent retained messages; the standard says it is not, and later versions comply.',
    },
    source: 'observed, Mosquitto 2.0.11',
  },
  {
    aspect: 'session',
    at: '07-session/absent',
    version: '2.0.11',
    inPage: true,
    what: {
      'zh-cn': '默认不为离线客户端保存 QoS 0 消息（`queue_qos0_messages false`），只保存 QoS 1 和 QoS 2。',
      en: 'By default keeps no QoS 0 messages for an absent client (`queue_qos0_messages false`), only QoS 1 and QoS 2.',
    },
    source: 'https://mosquitto.org/man/mosquitto-conf-5.html',
  },
  {
    aspect: 'session',
    version: '2.0.11',
    inPage: true,
    what: {
      'zh-cn': '队列满（1000 条）时丢弃最新的。',
      en: 'A full queue (1,000) drops the newest.',
    },
    source: 'observed, Mosquitto 2.0.11',
  },
  {
    aspect: 'session',
    version: '2.0.11',
    inPage: true,
    what: {
      'zh-cn': '3.1.1 的持久会话永不过期，除非设置 `persistent_client_expiration`。',
      en: 'Lasting sessions of 3.1.1 never expire, unless `persistent_client_expiration` is set.',
    },
    source: 'https://mosquitto.org/man/mosquitto-conf-5.html',
  },
  {
    aspect: 'shared',
    at: '08-shared/unacknowledged',
    version: '2.0.11',
    inPage: true,
    what: {
      'zh-cn': '成员的会话结束时，已发给它而未确认的消息就丢失了，不会改派给其他成员。',
      en: "When a member's session ends, messages that it had not acknowledged are lost; nobody else gets them.",
    },
    source: 'observed, Mosquitto 2.0.11',
  },
  {
    aspect: 'shared',
    at: '08-shared/member-leaves',
    version: '2.0.11',
    inPage: true,
    what: {
      'zh-cn': '在消息不断到来时断线，丢 1200 条 QoS 1 里的 140 条；先 UNSUBSCRIBE 或发 DISCONNECT 时没有丢。',
      en: 'A cut under traffic lost 140 of 1,200 messages at QoS 1; UNSUBSCRIBE first, or DISCONNECT, lost none.',
    },
    source: 'observed, Mosquitto 2.0.11',
  },
  {
    aspect: 'shared',
    version: '2.0.11',
    inPage: true,
    what: {
      'zh-cn': '整个组一起轮流，离线的成员也轮到；QoS 0 轮到离线成员就丢了。',
      en: 'Rotates over the whole group, absent members included; a QoS 0 turn of an absent member is lost.',
    },
    source: 'observed, Mosquitto 2.0.11',
  },
  {
    aspect: 'shared',
    version: '2.0.11',
    inPage: true,
    what: {
      'zh-cn': '接受不合格式的 `$share/g`、`$share//t`，也接受共享订阅上的 No Local。',
      en: 'Grants malformed `$share/g` and `$share//t`, and No Local on a shared subscription.',
    },
    source: 'observed, Mosquitto 2.0.11',
  },
  {
    aspect: 'limits',
    version: '2.0.11',
    inPage: true,
    what: {
      'zh-cn': 'CONNACK：Topic Alias Maximum 10，Receive Maximum 20；没有最大报文长度。',
      en: 'CONNACK: Topic Alias Maximum 10, Receive Maximum 20; no Maximum Packet Size.',
    },
    source: 'observed, Mosquitto 2.0.11',
  },
  {
    aspect: 'other',
    version: '2.0.11',
    inPage: true,
    what: {
      'zh-cn': '过滤器 `a+`、`#/a` 得到 DISCONNECT 0x81，EMQX 5.8.9 是 0x8F。',
      en: 'The filters `a+` and `#/a` get DISCONNECT 0x81; on EMQX 5.8.9 0x8F.',
    },
    source: 'observed, Mosquitto 2.0.11',
  },
  {
    aspect: 'other',
    version: '2.0.11',
    inPage: false,
    what: {
      'zh-cn': 'WebSocket 上的大消息很慢（100 kB 要 2.4 秒），TCP 上没有这个问题。',
      en: 'Large messages are slow over WebSocket (100 kB: 2.4 s), not over TCP.',
    },
    source: 'observed, Mosquitto 2.0.11',
  },
];

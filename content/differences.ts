// Where brokers differ in what a cell shows, and how we know. The chapters show these rows; a row for `mosquitto`
// exists exactly when the cell's check exports `mosquitto`.
import type { Language } from '../src/language.ts';

export interface Difference {
  /** The chapter's folder in content/. */
  chapter: string;
  /** The cell's file name without `.ts`. */
  cell: string;
  broker: 'mosquitto';
  /** Whether the broker in the page shows it too when it behaves like Mosquitto. */
  inPage: boolean;
  what: Record<Language, string>;
  /** An address, or `observed` with the version. */
  source: string;
}

export const differences: Difference[] = [
  {
    chapter: '02-clients',
    cell: 'takeover',
    broker: 'mosquitto',
    inPage: true,
    what: {
      'zh-cn': '直接关闭先来者的连接，不发 DISCONNECT，所以也没有原因码 0x8E。',
      en: 'Closes the first connection without DISCONNECT, so there is no Reason Code 0x8E either.',
    },
    source: 'observed, Mosquitto 2.0.11',
  },
  {
    chapter: '03-qos',
    cell: 'nobody-listens',
    broker: 'mosquitto',
    inPage: true,
    what: {
      'zh-cn': '没有匹配的订阅者时，PUBREC 里是 0x00，不是 0x10；PUBACK 里仍是 0x10。',
      en: 'With no matching subscriber PUBREC carries 0x00 instead of 0x10; PUBACK still carries 0x10.',
    },
    source: 'observed, Mosquitto 2.0.11',
  },
  {
    chapter: '03-qos',
    cell: 'handshake',
    broker: 'mosquitto',
    inPage: true,
    what: {
      'zh-cn':
        '收到发送者的 PUBREL 之后才把消息转给订阅者（方法 A）；页面内的 Broker 和 EMQX 在收到 PUBLISH 时就转发（方法 B）。',
      en: "Passes the message on when the sender's PUBREL arrives (method A); the broker in the page and EMQX do so when PUBLISH arrives (method B).",
    },
    source: 'observed, Mosquitto 2.0.11',
  },
  {
    chapter: '03-qos',
    cell: 'window',
    broker: 'mosquitto',
    inPage: false,
    what: {
      'zh-cn': '最初两条遵守 Receive Maximum = 2；开始确认以后，有时会同时有三条未确认的 PUBLISH 在途中。',
      en: 'Keeps to Receive Maximum 2 at first; once acknowledgements begin, three unacknowledged PUBLISH packets are sometimes on their way at once.',
    },
    source: 'observed, Mosquitto 2.0.11',
  },
  {
    chapter: '04-retain',
    cell: 'shared-group',
    broker: 'mosquitto',
    inPage: true,
    what: {
      'zh-cn': '2.0.13 之前会把保留消息发给新的共享订阅；标准规定不发，之后的版本已改正。',
      en: 'Before 2.0.13 a new shared subscription is sent retained messages; the standard says it is not, and later versions comply.',
    },
    source: 'observed, Mosquitto 2.0.11',
  },
  {
    chapter: '05-session',
    cell: 'absent',
    broker: 'mosquitto',
    inPage: true,
    what: {
      'zh-cn': '默认不为离线客户端保存 QoS 0 消息（`queue_qos0_messages false`），只保存 QoS 1 和 QoS 2。',
      en: 'By default keeps no QoS 0 messages for an absent client (`queue_qos0_messages false`), only QoS 1 and QoS 2.',
    },
    source: 'https://mosquitto.org/man/mosquitto-conf-5.html',
  },
  {
    chapter: '05-session',
    cell: 'takeover',
    broker: 'mosquitto',
    inPage: true,
    what: {
      'zh-cn': '直接关闭旧连接，不发送 DISCONNECT 0x8E。',
      en: 'Closes the old connection without sending DISCONNECT 0x8E.',
    },
    source: 'observed, Mosquitto 2.0.11',
  },
  {
    chapter: '06-shared',
    cell: 'unacknowledged',
    broker: 'mosquitto',
    inPage: true,
    what: {
      'zh-cn': '成员的会话结束时，已发给它而未确认的消息就丢失了，不会改派给其他成员。',
      en: "When a member's session ends, messages that it had not acknowledged are lost; nobody else gets them.",
    },
    source: 'observed, Mosquitto 2.0.11',
  },
];

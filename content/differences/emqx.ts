// What EMQX does in its own way, where the standard leaves it open or EMQX departs from it; with its default configuration.
import type { DifferenceFacts } from '../../src/site/difference.ts';

export const emqx: readonly DifferenceFacts[] = [
  {
    aspect: 'connect',
    at: '07-session/clean-start',
    version: '5.8.8–5.8.9',
    inPage: false,
    what: {
      'zh-cn':
        '同一个 Client Identifier 断开后立刻再连，偶尔会被拒绝：CONNACK 0x89（3.1.1 是 3），因为旧连接还没有清理完。',
      en: 'A Client Identifier that returns at once is now and then refused, CONNACK 0x89 (3.1.1: 3), as the old connection has not been cleaned up yet.',
    },
    source: 'observed, EMQX 5.8.9',
  },
  {
    aspect: 'connect',
    at: '01-quick-start/connect',
    version: '5.8.9',
    inPage: false,
    what: {
      'zh-cn':
        'CONNACK 里的 Receive Maximum 是客户端的值与 32 中较小者，虽然它容许 100 条未完成；页面内的 Broker 写的就是它执行的 100。',
      en: 'CONNACK says Receive Maximum min(client’s, 32), although 100 may be open; the broker in the page says the 100 that it holds to.',
    },
    source: 'observed, EMQX 5.8.9',
  },
  {
    aspect: 'connect',
    version: '5.8.9',
    inPage: true,
    what: {
      'zh-cn': '接受 MQTT 3.1 和桥接标志位（0x84）。',
      en: 'Accepts MQTT 3.1 and the bridge bit (0x84).',
    },
    source: 'observed, EMQX 5.8.9',
  },
  {
    aspect: 'connect',
    version: '5.8.9',
    inPage: false,
    what: {
      'zh-cn': 'Clean Start 0 而标识符为空的 5.0 CONNECT 得到 0x85；页面内的 Broker 分配一个标识符。',
      en: 'A 5.0 CONNECT with Clean Start 0 and an empty identifier gets 0x85; the broker in the page assigns one.',
    },
    source: 'observed, EMQX 5.8.9',
  },
  {
    aspect: 'connect',
    at: '07-session/will',
    version: '5.8.9',
    inPage: false,
    what: {
      'zh-cn': 'WebSocket 在 DISCONNECT 之后 0 毫秒就关闭时，遗嘱多半会发出（40 次里 39 次）；晚 1 毫秒就很少。',
      en: 'When the WebSocket closes 0 ms after DISCONNECT, the Will is mostly sent (39 of 40 times); 1 ms later hardly ever.',
    },
    source: 'observed, EMQX 5.8.9',
  },
  {
    aspect: 'connect',
    version: '5.8.9',
    inPage: false,
    what: {
      'zh-cn':
        'DISCONNECT 之后 WebSocket 的关闭码是 1005，文本帧得到 1000，路径 `/` 得到 404；页面内的 Broker 分别是 1000、1003、101。',
      en: 'The WebSocket close code after DISCONNECT is 1005, a text frame gets 1000, the path `/` gets 404; the broker in the page: 1000, 1003, 101.',
    },
    source: 'observed, EMQX 5.8.9',
  },
  {
    aspect: 'publish',
    at: '05-redelivery/lost-anywhere',
    version: '5.8.9',
    inPage: true,
    what: {
      'zh-cn':
        '5.0 客户端重连后重发的 QoS 2 PUBLISH 得到 PUBREC 0x91（标识符正在使用），消息只转发一次；MQTT.js 随后报告发布失败。',
      en: 'A QoS 2 PUBLISH that a 5.0 client repeats after a reconnect gets PUBREC 0x91 (Packet Identifier in use), and is passed on once; MQTT.js then rejects the publish.',
    },
    source: 'observed, EMQX 5.8.9',
  },
  {
    aspect: 'publish',
    at: '04-qos/handshake',
    version: '5.8.9',
    inPage: false,
    what: {
      'zh-cn': '接收者的 PUBLISH 有时在发送者的 PUBREC 之后才到达，尽管 EMQX 用的是方法 B。',
      en: 'The receiver’s PUBLISH may come after the sender’s PUBREC, although EMQX uses method B.',
    },
    source: 'observed, EMQX 5.8.9',
  },
  {
    aspect: 'publish',
    version: '5.8.9',
    inPage: false,
    what: {
      'zh-cn': '发给客户端自己的消息排在 PUBACK / PUBREC 之后；页面内的 Broker 相反。',
      en: 'A client’s own message comes to it after PUBACK or PUBREC; in the page before.',
    },
    source: 'observed, EMQX 5.8.9',
  },
  {
    aspect: 'publish',
    version: '5.8.9',
    inPage: false,
    what: {
      'zh-cn': 'PINGRESP 会超过正在投递的消息；重叠的订阅里，精确的过滤器最后到。',
      en: 'PINGRESP overtakes deliveries; of overlapping filters the exact one comes last.',
    },
    source: 'observed, EMQX 5.8.9',
  },
  {
    aspect: 'publish',
    version: '5.8.9',
    inPage: false,
    what: {
      'zh-cn': '重复的 PUBREC 得到 PUBREL 0x91；订阅者用 PUBREC 0x80 拒绝后仍会收到 PUBREL。',
      en: 'A repeated PUBREC gets PUBREL 0x91; after a subscriber’s PUBREC 0x80 there is still a PUBREL.',
    },
    source: 'observed, EMQX 5.8.9',
  },
  {
    aspect: 'publish',
    version: '4.3–5.7',
    inPage: false,
    what: {
      'zh-cn': '未确认的消息每 30 秒在现有连接上重发一次（`retry_interval`）；5.8.0 起默认不再重发。',
      en: 'Sends unacknowledged messages again on a live connection every 30 s (`retry_interval`); from 5.8.0 on never, by default.',
    },
    source: 'https://github.com/emqx/emqx/blob/v5.8.9/changes/v5.8.0.en.md',
  },
  {
    aspect: 'publish',
    version: '5.8.9',
    inPage: true,
    what: {
      'zh-cn': '`$SYS/…` 的 PUBLISH 得到 0x10，谁也收不到。',
      en: 'PUBLISH to `$SYS/…` gets 0x10, and reaches nobody.',
    },
    source: 'observed, EMQX 5.8.9',
  },
  {
    aspect: 'publish',
    version: '5.8.9',
    inPage: false,
    what: {
      'zh-cn': '`$delayed/1/t` 延迟发布；`$exclusive/t` 的订阅得到 0x8F。页面内的 Broker 把它们当作普通主题。',
      en: '`$delayed/1/t` delays; a subscription to `$exclusive/t` gets 0x8F. In the page they are ordinary topics.',
    },
    source: 'observed, EMQX 5.8.9',
  },
  {
    aspect: 'retain',
    at: '06-retain/last-value',
    version: '5.8.9',
    inPage: false,
    what: {
      'zh-cn': '保留消息由单独的模块发送：新订阅者可能先收到实时消息，后收到保留消息（60 次里 18 次）。',
      en: 'Retained messages are sent by a module of their own: a new subscriber may get live messages first and the retained one after them (18 of 60 times).',
    },
    source: 'observed, EMQX 5.8.9',
  },
  {
    aspect: 'retain',
    version: '5.8.5–5.8.9',
    inPage: true,
    what: {
      'zh-cn': '每秒最多保存 1000 条保留消息：一次发 2000 条，约一半只投递而不保留。',
      en: 'Stores at most 1,000 retained messages a second: of 2,000 at once about half are delivered and not kept.',
    },
    source: 'observed, EMQX 5.8.9',
  },
  {
    aspect: 'retain',
    version: '5.8.9',
    inPage: false,
    what: {
      'zh-cn': '一个通配符订阅的保留消息按主题排序到达；页面内的 Broker 按发布的先后。',
      en: 'The retained messages of a wildcard come in the order of their topics; in the page in the order of publishing.',
    },
    source: 'observed, EMQX 5.8.9',
  },
  {
    aspect: 'session',
    version: '4.3–6.2',
    inPage: true,
    what: {
      'zh-cn': '为离线客户端保存 QoS 0 消息（`mqueue_store_qos0 = true`）。',
      en: 'Keeps QoS 0 messages for absent clients (`mqueue_store_qos0 = true`).',
    },
    source: 'https://docs.emqx.com/en/emqx/v5.8/configuration/mqtt.html',
  },
  {
    aspect: 'session',
    version: '5.8.9',
    inPage: true,
    what: {
      'zh-cn': '队列满（1000 条）时丢弃最旧的；5.3.2 丢弃最新的。',
      en: 'A full queue (1,000) drops the oldest; 5.3.2 dropped the newest.',
    },
    source: 'observed, EMQX 5.8.9',
  },
  {
    aspect: 'session',
    version: '5.8.9',
    inPage: true,
    what: {
      'zh-cn': '恢复会话时不理会客户端的 Receive Maximum：Receive Maximum 2、五条未确认，五条一起重发。',
      en: 'Resuming, it ignores the client’s Receive Maximum: with 2, and five unacknowledged, it sends all five.',
    },
    source: 'observed, EMQX 5.8.9',
  },
  {
    aspect: 'shared',
    at: '08-shared/distribution',
    version: '5.8.9',
    inPage: true,
    what: {
      'zh-cn': '轮流从随机一个成员开始，每个发布者各算各的。',
      en: 'The round begins at a random member, for each publisher.',
    },
    source: 'observed, EMQX 5.8.9',
  },
  {
    aspect: 'shared',
    at: '08-shared/member-leaves',
    version: '5.8.9',
    inPage: false,
    what: {
      'zh-cn':
        '在消息不断到来时离开：先 UNSUBSCRIBE，1200 条 QoS 1 一条不丢；只发 DISCONNECT 丢 14 条，直接断线丢 26 条。',
      en: 'Leaving under traffic, 1,200 messages at QoS 1: after UNSUBSCRIBE none is lost, with DISCONNECT alone 14, by a cut 26.',
    },
    source: 'observed, EMQX 5.8.9',
  },
  {
    aspect: 'shared',
    version: '5.8.9',
    inPage: false,
    what: {
      'zh-cn': '成员刚发出 DISCONNECT，此刻发布的消息可能随它丢失，QoS 1 也一样（100 条里 25 条）。',
      en: 'What is published just as a member has sent DISCONNECT may be lost with it, at QoS 1 too (25 of 100 messages).',
    },
    source: 'observed, EMQX 5.8.9',
  },
  {
    aspect: 'shared',
    version: '5.8.9',
    inPage: true,
    what: {
      'zh-cn': '3.1.1 客户端订阅 `$share/g`、`$share//t`、`$share/+/t`，或嵌套的共享订阅：连接被关闭。',
      en: '`$share/g`, `$share//t`, `$share/+/t` of a 3.1.1 client, and nested shares, end the connection.',
    },
    source: 'observed, EMQX 5.8.9',
  },
  {
    aspect: 'shared',
    version: '4.3–6.1.0',
    inPage: true,
    what: {
      'zh-cn': '`$queue/t` 是一个共享订阅；从 6.1.1 起，启用了消息队列功能时它另有含义。',
      en: '`$queue/t` is a shared subscription; from 6.1.1 on it means something else where Message Queues are enabled.',
    },
    source: 'https://github.com/emqx/emqx/blob/6.1.1/changes/6.1.1.en.md',
  },
  {
    aspect: 'limits',
    version: '5.8.9',
    inPage: true,
    what: {
      'zh-cn': '主题最多 128 级：第 129 级得到 DISCONNECT 0x90，3.1.1 则直接关闭。',
      en: '128 topic levels: with 129 there is DISCONNECT 0x90, in 3.1.1 the connection ends.',
    },
    source: 'observed, EMQX 5.8.9',
  },
  {
    aspect: 'limits',
    version: '5.8.9',
    inPage: true,
    what: {
      'zh-cn': '第 101 条未完成的 QoS 2 消息得到 0x93；3.1.1 则直接关闭连接。',
      en: 'The 101st open QoS 2 message gets 0x93; in 3.1.1 the connection ends.',
    },
    source: 'observed, EMQX 5.8.9',
  },
  {
    aspect: 'other',
    version: '5.8.9',
    inPage: false,
    what: {
      'zh-cn':
        '对这些错误宽松：固定报头的标志位、报文标识符 0、QoS 0 带 DUP、保留的选项位、Retain Handling 3、重复或不属于该报文的属性、客户端 PUBLISH 里的 Subscription Identifier。页面内的 Broker 拒绝它们。',
      en: 'Is lax about header flags, Packet Identifier 0, DUP with QoS 0, reserved option bits, Retain Handling 3, duplicate and foreign properties, a Subscription Identifier in a client’s PUBLISH. The broker in the page refuses them.',
    },
    source: 'observed, EMQX 5.8.9',
  },
  {
    aspect: 'other',
    version: '5.8.9',
    inPage: false,
    what: {
      'zh-cn':
        '错误报文的原因码不同：坏的 CONNECT 0x95（页面内 0x81），QoS 3 的 PUBLISH 0x9B（0x81），主题里的 U+0000 0x90（0x81），过滤器里的 U+0000 0x8F（0x81），空的订阅列表 0x8F（0x82），请求 QoS 3 的 SUBSCRIBE 0x81（0x82）。',
      en: 'Other codes for broken packets: bad CONNECT 0x95 (in the page 0x81), PUBLISH with QoS 3 0x9B (0x81), U+0000 in a topic 0x90 (0x81), in a filter 0x8F (0x81), no filters 0x8F (0x82), SUBSCRIBE with QoS 3 0x81 (0x82).',
    },
    source: 'observed, EMQX 5.8.9',
  },
  {
    aspect: 'other',
    version: '5.8.9',
    inPage: false,
    what: {
      'zh-cn': '订阅标识符（Subscription Identifier）为最大值 268,435,455 时得到 0xA1；页面内的 Broker 接受。',
      en: 'The largest Subscription Identifier, 268,435,455, gets 0xA1; the broker in the page grants it.',
    },
    source: 'observed, EMQX 5.8.9',
  },
  {
    aspect: 'other',
    version: '5.8.9',
    inPage: true,
    what: {
      'zh-cn': '自身的状态在 `$SYS/brokers/<node>/…`，不在 `$SYS/broker/…`。',
      en: 'Tells of itself in `$SYS/brokers/<node>/…`, not in `$SYS/broker/…`.',
    },
    source: 'observed, EMQX 5.8.9',
  },
];

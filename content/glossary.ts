// The terms of the book in both languages, by theme, each with the chapter and the cell that shows it.
import type { Term } from '../src/site/glossary.ts';

export const glossary: readonly Term[] = [
  {
    'zh-cn': '控制报文',
    en: 'Control Packet',
    at: 'quick-start/connect',
    says: {
      'zh-cn': '客户端和 Broker 之间来往的单位，共 15 种（3.1.1 是 14 种）。本书里“报文”指的就是它。',
      en: 'What clients and brokers exchange; there are 15 kinds, in 3.1.1 14. “Packet” in this book means one of these.',
    },
  },
  {
    'zh-cn': 'Broker（服务端）',
    en: 'broker (Server)',
    at: 'quick-start/first-message',
    says: {
      'zh-cn': '站在中间的程序：接受连接，收下消息，转发给订阅者。标准里叫 Server。',
      en: 'The program in the middle: accepts connections, takes messages, passes them on to subscribers. The standard says Server.',
    },
  },
  {
    'zh-cn': '客户端标识符',
    en: 'Client Identifier',
    at: 'clients/collisions',
    says: {
      'zh-cn': 'Broker 靠它认出客户端，会话也存在它名下。同一时刻一个标识符只能有一条连接。',
      en: 'The name under which a broker knows a client and keeps its session. An identifier has one connection at a time.',
    },
  },
  {
    'zh-cn': '接管',
    en: 'takeover',
    at: 'clients/takeover',
    says: {
      'zh-cn': '用正在使用的客户端标识符来连接：先来的被断开，后来的留下。',
      en: 'Connecting with a Client Identifier that is in use: the first connection is closed, the new one stays.',
    },
  },
  {
    'zh-cn': '原因码',
    en: 'Reason Code',
    at: 'qos/nobody-listens',
    says: {
      'zh-cn': '5.0 的应答里说明结果的一个字节：`0x80` 以下是成功，从 `0x80` 起是拒绝或出错。',
      en: 'One byte in an answer of 5.0: below `0x80` it is a success, from `0x80` up a refusal or an error.',
    },
  },
  {
    'zh-cn': '主题名',
    en: 'Topic Name',
    at: 'quick-start/first-message',
    says: {
      'zh-cn': '写在每条消息上的名字，用 `/` 分层。不需要事先创建，也不能有通配符。',
      en: 'The name on each message, in levels divided by `/`. It is not created beforehand, and has no wildcards.',
    },
  },
  {
    'zh-cn': '主题过滤器',
    en: 'Topic Filter',
    at: 'quick-start/wildcards',
    says: {
      'zh-cn': '订阅时写的：要哪些主题名。可以有通配符。',
      en: 'What a subscription asks for: which Topic Names. It may have wildcards.',
    },
  },
  {
    'zh-cn': '通配符',
    en: 'wildcard',
    at: 'quick-start/wildcards',
    says: {
      'zh-cn': '`+` 恰好代表一层，`#` 代表它上面那一层和下面的全部，只能放在最后。',
      en: '`+` stands for exactly one level, `#` for the level above it and everything below, at the end only.',
    },
  },
  {
    'zh-cn': '服务质量（QoS）',
    en: 'Quality of Service (QoS)',
    at: 'qos/levels',
    says: {
      'zh-cn': '一个发送者和一个接收者之间关于一条消息的约定：最多一次、至少一次、恰好一次。',
      en: 'An agreement about one message between one sender and one receiver: at most, at least, or exactly once.',
    },
  },
  {
    'zh-cn': '授予的 QoS',
    en: 'granted QoS',
    at: 'qos/matrix',
    says: {
      'zh-cn': 'Broker 在 `SUBACK` 里答应的等级，可以低于请求的。收到的 QoS 是它与发布的 QoS 中较小的一个。',
      en: 'The level that the broker promises in `SUBACK`; it may be lower than asked for. What arrives has the lower of it and the published QoS.',
    },
  },
  {
    'zh-cn': '报文标识符',
    en: 'Packet Identifier',
    at: 'qos/fan-out',
    says: {
      'zh-cn': '1 到 65535 的号码，把确认和报文对上。只在一条连接的一个方向上有意义。',
      en: 'A number from 1 to 65535 that ties an acknowledgement to its packet. It means something on one connection in one direction.',
    },
  },
  {
    'zh-cn': '重发标志（DUP）',
    en: 'DUP flag',
    at: 'redelivery/lost-puback',
    says: {
      'zh-cn': '“这个报文我可能发过”。不能靠它去重。',
      en: '“I may have sent this packet before.” It is no tool for removing duplicates.',
    },
  },
  {
    'zh-cn': '接收最大值、飞行窗口',
    en: 'Receive Maximum, in-flight window',
    at: 'redelivery/window',
    says: {
      'zh-cn': '同时允许有多少条 QoS 1、2 的消息还没确认。超过的在队列里等。',
      en: 'How many QoS 1 and 2 messages may be unacknowledged at a time. The others wait in the queue.',
    },
  },
  {
    'zh-cn': '保留消息',
    en: 'Retained Message',
    at: 'retain/last-value',
    says: {
      'zh-cn': 'Broker 为每个主题留着的最后一条，后来的订阅者马上能收到。',
      en: 'The last message of a topic, which the broker keeps for whoever subscribes later.',
    },
  },
  {
    'zh-cn': '保留消息处理',
    en: 'Retain Handling',
    at: 'retain/retain-handling',
    says: {
      'zh-cn': '5.0 的订阅选项：订阅时要不要发保留消息，0 要，1 新订阅才要，2 不要。',
      en: 'A subscription option of 5.0: whether retained messages are sent. 0 always, 1 for a new subscription only, 2 never.',
    },
  },
  {
    'zh-cn': '按发布时的样子保留',
    en: 'Retain As Published',
    at: 'retain/as-published',
    says: {
      'zh-cn': '5.0 的订阅选项：转发时保持发布者写的 RETAIN 标志。',
      en: 'A subscription option of 5.0: messages are passed on with the RETAIN flag that the publisher gave them.',
    },
  },
  {
    'zh-cn': '会话',
    en: 'Session',
    at: 'session/clean-session',
    says: {
      'zh-cn': '客户端和 Broker 各自记着的东西：订阅、没确认的和等着发的消息。可以比连接活得更久。',
      en: 'What client and broker remember of each other: subscriptions, messages not acknowledged or waiting. It may outlive a connection.',
    },
  },
  {
    'zh-cn': '清除会话（3.1.1）',
    en: 'Clean Session (3.1.1)',
    at: 'session/clean-session',
    says: {
      'zh-cn': '一个开关管两件事：丢掉旧会话，并且连接一断新会话也结束。',
      en: 'One switch for two things: the old session is dropped, and the new one ends with its connection.',
    },
  },
  {
    'zh-cn': '全新开始（5.0）',
    en: 'Clean Start (5.0)',
    at: 'session/clean-start',
    says: {
      'zh-cn': '只管开头：丢掉旧会话，还是接着用。',
      en: 'About the beginning only: drop the old session, or resume it.',
    },
  },
  {
    'zh-cn': '会话过期间隔',
    en: 'Session Expiry Interval',
    at: 'session/clean-start',
    says: {
      'zh-cn': '只管结尾：连接断开后会话还留多少秒。不写就是 0。',
      en: 'About the end only: for how many seconds the session outlives its connection. Left out, it is 0.',
    },
  },
  {
    'zh-cn': '会话存在标志',
    en: 'Session Present',
    at: 'session/clean-session',
    says: {
      'zh-cn': '`CONNACK` 里的一位：你的会话还在不在。是 0 就要重新订阅。',
      en: 'A bit of `CONNACK`: whether your session is still there. On 0, subscribe again.',
    },
  },
  {
    'zh-cn': '离线消息队列',
    en: 'message queue of an absent client',
    at: 'session/absent',
    says: {
      'zh-cn': '客户端不在时，Broker 替它的会话攒着的消息。长度有限。',
      en: 'Messages that the broker keeps for a session while its client is away. It is finite.',
    },
  },
  {
    'zh-cn': '遗嘱消息、遗嘱延迟间隔',
    en: 'Will Message, Will Delay Interval',
    at: 'session/will',
    says: {
      'zh-cn': '连接时交给 Broker 的一条消息，客户端不辞而别时由 Broker 发布；5.0 可以先等一会儿。',
      en: 'A message left with the broker on connecting, published when the client goes without a goodbye; in 5.0 after a delay if wanted.',
    },
  },
  {
    'zh-cn': '保活时间',
    en: 'Keep Alive',
    at: 'clients',
    says: {
      'zh-cn': '客户端最长沉默多少秒就要发 `PINGREQ`。Broker 等到一倍半还没有动静，就断开。',
      en: 'After how many seconds of silence a client sends `PINGREQ`. A broker that hears nothing for one and a half times as long hangs up.',
    },
  },
  {
    'zh-cn': '共享订阅、订阅组',
    en: 'Shared Subscription, share group',
    at: 'shared/distribution',
    says: {
      'zh-cn': '`$share/组名/过滤器`：每条消息只给组里的一个成员。',
      en: '`$share/name/filter`: each message goes to one member of the group.',
    },
  },
  {
    'zh-cn': '主题别名',
    en: 'Topic Alias',
    at: 'quick-start/connect',
    says: {
      'zh-cn': '5.0 里代替长主题名的一个编号，只在本连接有效。上限由对方给。',
      en: 'A number that stands for a long Topic Name, in 5.0, on this connection only. The other side says how many it takes.',
    },
  },
  {
    'zh-cn': '请求/响应、对比数据',
    en: 'Request/Response, Correlation Data',
    at: 'qos',
    says: {
      'zh-cn': '5.0 的消息可以写明往哪个主题回信（Response Topic），以及回信时要原样带回的数据。',
      en: 'A message of 5.0 can say to which topic an answer goes (Response Topic), and what the answer has to bring back unchanged.',
    },
  },
  {
    'zh-cn': '用户属性',
    en: 'User Property',
    says: {
      'zh-cn': '5.0 里自己起名、自己取值的一对文字，几乎每种报文都能带，Broker 原样转交。',
      en: 'A pair of texts of your own, name and value, in nearly every packet of 5.0; a broker passes it on with a message unchanged.',
    },
  },
  {
    'zh-cn': '订阅标识符',
    en: 'Subscription Identifier',
    says: {
      'zh-cn': '5.0 里订阅时给的编号，消息会带着它回来，说明是哪个订阅匹配到的。',
      en: 'A number given with a subscription of 5.0; messages carry it and so tell which subscription they matched.',
    },
  },
  {
    'zh-cn': '消息过期间隔',
    en: 'Message Expiry Interval',
    says: {
      'zh-cn': '5.0 里消息最多等多少秒；过了还没送出，Broker 就丢掉它。',
      en: 'For how many seconds a message of 5.0 may wait; what has not been sent by then the broker drops.',
    },
  },
  {
    'zh-cn': '单元格、内核、输出',
    en: 'cell, kernel, output',
    at: 'quick-start/connect',
    says: {
      'zh-cn': '本书里能运行的一段代码，运行它的程序，和它显示出来的东西。名字来自 Jupyter。',
      en: 'A piece of code that runs in this book, what runs it, and what it shows. The names are Jupyter’s.',
    },
  },
];

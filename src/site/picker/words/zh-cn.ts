// 选择 Broker 时的用语。
import type { Words } from './words.ts';

export const zhCn: Words = {
  title: '单元格连接哪个 Broker',
  hints: {
    'in-page': '就在本页里运行，不需要网络。',
    local: 'npm start 自带的 Broker，或 compose.yaml 启动的 EMQX。',
    public: '互联网上人人可用的 Broker，例如 EMQX 提供的 broker.emqx.io。',
    custom: '你自己的或课堂上的 Broker。',
  },
  servingHint: '和本书一起运行的 Broker，大家都能用。',
  locked: '讲师为所有人设定了 Broker：',
  ownTopics: (namespace) =>
    `在这个标签页里，topic() 和单元格的客户端标识符都以 ${namespace}/ 开头。每个标签页各有自己的名字，互不干扰。`,
  connected: (name, version, roundTrip) =>
    `已连接${name === null ? '' : `：${name}`}，使用 MQTT ${version === 5 ? '5.0' : '3.1.1'}，往返 ${roundTrip.toFixed(1)} 毫秒。`,
  profile: {
    legend: 'MQTT 未作规定之处，它怎样工作',
    is: {
      emqx: '像 EMQX 那样工作',
      mosquitto: '像 Mosquitto 那样工作',
      strict: '严格遵循规范',
      unkind: '不讲情面',
    },
    names: { emqx: 'EMQX', mosquitto: 'Mosquitto', strict: '严格遵循规范', unkind: '不讲情面' },
    hints: {
      emqx: '为离线客户端保留 QoS 0 消息；订阅重叠时每个订阅各收一份；共享订阅按发布者轮流分发。',
      mosquitto:
        '不为离线客户端保留 QoS 0 消息；客户端被接管时直接断开，不发 DISCONNECT；共享成员未确认的消息随其会话丢失。',
      strict: '不为离线客户端保留 QoS 0 消息；订阅重叠时只收一份；只做规范要求和建议的事。',
      unkind:
        '让你看到什么靠不住：凡是允许的地方，消息就会互相超越；共享订阅随机挑选成员；刚断开就回来的客户端可能被拒绝。它遵守标准，但仅此而已。',
    },
    restarts: '点“连接”会重新启动这个 Broker：现有连接断开，会话和保留消息都会丢失。',
  },
  address: '地址',
  username: '用户名（可不填）',
  password: '密码',
  loginNote: '用户名和密码只保留到关闭这个标签页。本页的单元格会用它们连接，代码能读到它们。',
  faults: {
    empty: '请填写地址，例如 ws://192.168.1.10:8083/mqtt。',
    'not-a-url': '这不是完整的地址。要以 ws:// 或 wss:// 开头，例如 ws://192.168.1.10:8083/mqtt。',
    'not-web-socket': '浏览器只能通过 WebSocket 连接 Broker：请使用 ws:// 或 wss:// 地址。',
    'mixed-content': '本页通过 https 打开，浏览器不允许连接其他机器的 ws:// 地址：请改用 wss://。',
    'in-page': '这是页面内 Broker 的地址，请直接选择“页面内”。',
  },
  publicNote:
    '公共 Broker 上的消息人人可见，请勿发送私密内容。topic() 为你生成专属前缀，避免与他人的主题相撞，但不能保密。',
  connect: '连接',
  testAgain: '重新测试',
  useInPage: '改用页面内的 Broker',
  showAddress: '本书地址的二维码',
  close: '关闭',
  ask: {
    title: '允许连接这个地址吗？',
    wants: (cell) => `单元格“${cell}”想连接：`,
    note: '这不是你选择的 Broker。在你允许之前，不会向它发送任何内容。',
    holdsForPage: '如果允许，在你重新载入或离开本页之前，本页的所有单元格都可以连接它；来自链接的代码会另外询问。',
    holdsForRun: '这个单元格里的代码来自链接。如果允许，只有这一次运行可以连接它；下次运行会重新询问。',
    allow: '本次允许',
    deny: '不允许',
    stop: '停止这个单元格',
  },
};

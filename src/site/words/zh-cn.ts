import type { Words } from './words.ts';

export const zhCn: Words = {
  download: (file) => `下载 ${file}`,
  differences: {
    caption: '各 Broker 的差异',
    cell: '单元格',
    broker: 'Broker',
    what: '差异',
    source: '来源',
    observed: (broker) => `在 ${broker} 上实测`,
    inPage:
      '在这里也能看到这些差异：点开页面顶部的 Broker 选择框，让页面内的 Broker 像 Mosquitto 那样工作，再重新运行单元格。',
    inPageBut: '只有真正的 Mosquitto 才有的是',
    stop: '。',
  },
  contents: {
    progress: (done, of) => (done === of ? `${of} 个单元格全部运行过` : `${of} 个单元格，已运行 ${done} 个`),
  },
  landing: {
    publisher: '发布者',
    broker: 'Broker',
    subscriber: '订阅者',
    run: '▶ 运行',
    figure: '一个发布者、一个 Broker 和两个订阅者；运行代码时，报文沿连线移动。',
    idle: '点“运行”，看一条消息穿过 Broker。',
    crossed: (messages, bytes) => `${messages} 个报文，共 ${bytes} 字节，刚刚真实地经过了连接。`,
  },
  sequence: {
    caption: (clients) => `${clients} 的报文`,
    comma: '、',
    empty: '报文一经过线路就会画在这里。请运行单元格',
  },
  predict: {
    caption: '先预测：订阅者收到的 QoS 是多少？',
    published: '发布 QoS',
    subscribed: '订阅 QoS',
    received: '收到',
    choose: '选',
    choice: (published, subscribed) => `发布 QoS ${published}、订阅 QoS ${subscribed} 时收到的 QoS`,
    notYet: (left) => `还有 ${left} 格没有预测。`,
    ready: '预测完毕，运行下面的单元格，让报文来判卷。',
    right: '对',
    wrong: (predicted, received) => `预测 ${predicted}，实际 ${received}`,
    result: (right, of) => `报文显示：${of} 格中你答对了 ${right} 格。`,
    again: '重新预测',
  },
};

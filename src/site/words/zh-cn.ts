import type { Words } from './words.ts';

export const zhCn: Words = {
  section: (title) => `链接到“${title}”一节`,
  download: (file) => `下载 ${file}`,
  readOffline: '离线阅读……',
  shownIn: (chapter) => `见“${chapter}”`,
  differences: {
    caption: '各 Broker 的差异',
    cell: '单元格',
    broker: 'Broker',
    what: '差异',
    source: '来源',
    observed: (broker) => `在 ${broker} 上实测`,
    inPage: '在这里也能看到这些差异：点开页面顶部的 Broker 选择框，选择页面内的 Broker 怎样工作，再重新运行单元格。',
    inPageBut: '有些只有真正的 Broker 才看得到，见这几行：',
    comma: '、',
    stop: '。',
    all: '本书所知的全部差异',
    names: {
      emqx: 'EMQX',
      mosquitto: 'Mosquitto',
      hivemq: 'HiveMQ CE',
      strict: '页面内，严格',
      unkind: '页面内，不讲情面',
    },
    aspect: '关于',
    aspects: {
      connect: '连接',
      publish: '消息',
      retain: '保留消息',
      session: '会话',
      shared: '共享订阅',
      limits: '上限',
      other: '其他',
    },
    version: '版本',
    seenInPage: '页面内也有',
    yes: '是',
    no: '否',
    tested: '本书的测试',
  },
  notFound: {
    title: '没有这一页',
    text: '这个地址下没有内容：可能地址有误，也可能这一页换了地方。书的目录在首页。',
    home: 'MQTT 实验手册首页',
  },
  contents: {
    progress: (run, cells, done, exercises) =>
      [
        ...(exercises > 0 ? [part('道练习', '完成', done, exercises)] : []),
        ...(cells > 0 ? [part('个单元格', '运行', run, cells)] : []),
      ].join('；'),
    exercises: '，{of} 道练习，已完成 {done} 道',
  },
  claims: {
    title: (held, all) =>
      held === all
        ? `这个单元格要说明的：${all} 条，这次运行全部证实`
        : `这个单元格要说明的：${all} 条，这次运行证实了 ${held} 条`,
    holds: '已证实',
    fails: '这次运行没有证实',
  },
  figure: {
    Publisher: '发布者',
    Subscriber: '订阅者',
    'New Connection': '新建连接',
    Name: '名称',
    Host: '服务器地址',
    Port: '端口',
    Username: '用户名',
    'MQTT Version': 'MQTT 版本',
    'Session Expiry': '会话过期时间',
    Queue: '队列',
    'Window: 2': '窗口：2',
    waits: '等着',
    'sent, not acknowledged': '已发出，未确认',
    'takes its time': '不着急',
    'one PUBACK, one place free': '一个 PUBACK，空出一个名额',
    'the broker is slow': 'Broker 变慢',
    'Closed loop': '闭环',
    'Open loop': '开环',
    messages: '消息数',
    'mean 6 ms': '平均 6 ms',
  },
  sequence: {
    caption: (clients) => `${clients} 的报文`,
    comma: '、',
    empty: '报文一经过线路就会画在这里。请运行单元格',
  },
};

/** `7 道练习`，`7 道练习，已完成 3`，`7 道练习，全部完成`。 */
function part(things: string, how: string, some: number, all: number): string {
  if (some === 0) return `${all} ${things}`;
  return some < all ? `${all} ${things}，已${how} ${some} ${things.slice(0, 1)}` : `${all} ${things}，全部${how}`;
}

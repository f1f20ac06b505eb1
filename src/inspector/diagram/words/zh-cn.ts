// 时序图的用语。
import type { PacketFault } from '../../../capture/captured-packet.ts';
import type { ConnectionEvent } from '../../../capture/connection-event.ts';
import type { DiagramWords } from './words.ts';

export const zhCn: DiagramWords = {
  diagram: '时序图：用上下方向键逐个查看报文',
  broker: 'Broker',
  earlier: '更早的报文',
  later: '更晚的报文',
  unfold: (packets) => `展开整张时序图，共 ${packets} 个报文`,
  empty: '还没有报文。运行一个会建立连接的单元格试试。',
  showAs: '报文的显示方式',
  asDiagram: '时序图',
  asList: '列表',
  arrow: (from, to, packet) => `${from} 发给 ${to}：${packet}`,
  again: '重发',
  sentAndTaken: (atClient, atBroker) => `${atClient} s 发出，${atBroker} s 被 Broker 收下`,
  sentAndGot: (atClient, atBroker) => `Broker 在 ${atBroker} s 发出，${atClient} s 到达`,
  unknownOrder: '报文按记录到的先后排列；这个 Broker 收下它们的先后，从这里无法得知。',
  fault,
  connection,
};

function fault(happened: PacketFault): string {
  switch (happened.kind) {
    case 'dropped':
      return '已丢弃';
    case 'held':
      return '滞留';
    case 'delayed':
      return `延迟 ${happened.milliseconds} ms`;
    case 'duplicate':
      return '重复的一份';
    case 'reordered':
      return '被后面的报文超过';
    case 'truncated':
      return '被截断';
    case 'corrupted':
      return '被改坏';
    case 'cut':
      return happened.dropped ? '丢失，连接被切断' : '送达后连接被切断';
  }
}

function connection({ event, by, unsent = 0 }: ConnectionEvent): string {
  if (event === 'opened') return '连接建立';
  return unsent > 0 ? `${closed(by)}，至少 ${unsent.toLocaleString('zh-CN')} 字节未发出` : closed(by);
}

function closed(by: ConnectionEvent['by']): string {
  switch (by) {
    case 'client':
      return '客户端关闭连接';
    case 'broker':
      return 'Broker 关闭连接';
    case 'fault':
      return '连接被切断';
    case 'flood':
      return '数据太多，被页面断开';
    case 'page':
      return '随内核一起关闭';
  }
}

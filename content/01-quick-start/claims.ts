// What the checks of this chapter claim, in Chinese.

export const claims: Readonly<Record<string, string>> = {
  'the client speaks MQTT 5.0': '客户端使用 MQTT 5.0',
  'the broker accepts it, with a new session': 'Broker 接受了它，会话是新的',
  'the output is what CONNACK says': '输出的就是 CONNACK 里写的',
  'every property of CONNACK is a row of the table': 'CONNACK 的每个属性在表里都有一行',
  'nothing is published': '没有发布任何消息',
  'three packets in all': '一共三个报文',
  'the screen subscribes, and the broker grants it': '屏幕订阅，Broker 同意',
  'the thermometer publishes three readings': '温度计发布三个读数',
  'the screen gets them in the same order': '屏幕按同样的顺序收到它们',
  'the thermometer, which has not subscribed, gets none': '温度计没有订阅，一条也收不到',
  'three lines are shown': '显示了三行',
  'five messages are sent once each': '五条消息，各发送一次',
  '+ stands for exactly one level': '+ 恰好代表一层',
  '# takes everything below': '# 匹配下面的所有层级',
  '# takes the level above it as well': '# 也匹配它上面那一层',
  '+/+ takes names of two levels only': '+/+ 只匹配两层的主题名',
  'the table says the same': '表格里也是这样',
};

// What the checks of this chapter claim, in Chinese.

export const claims: Readonly<Record<string, string>> = {
  'both versions are let in without a user name': '两个版本都不用用户名就能进来',
  'each message comes with its own QoS': '每条消息都带着自己的 QoS 到来',
  'all three come': '三条都到了',
  'whoever subscribes later gets the retained message': '后来的订阅者收到保留消息',
  'it asks for everything, and for no retained messages': '它订阅所有消息，但不要保留消息',
  'the table says how that was answered': '表格里写着回答是什么',
  '12 people': '12 人',
  '30 people': '30 人',
  '100 people': '100 人',
  '300 people': '300 人',
  'only the largest class is too much for 50 Mbit/s': '只有人数最多的那个班超出 50 Mbit/s',
  'nothing is sent': '没有发送任何报文',
};

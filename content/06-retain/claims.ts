// What the checks of this chapter claim, in Chinese.

export const claims: Readonly<Record<string, string>> = {
  'without the option every live message has RETAIN 0': '不用这个选项，每条实时消息的 RETAIN 都是 0',
  'with it the flag is the publisher’s': '用了它，标志就是发布者设的那个',
  'the watcher gets both messages, the empty one too': '观察者两条消息都收到，空的那条也收到',
  'both live, with RETAIN 0': '两条都是实时的，RETAIN 为 0',
  'the visitor subscribes twice: to the empty slot, and to the full one': '访客订阅两次：一次槽是空的，一次槽里有消息',
  'the marker is the only one that comes from the slot': '从槽里来的只有标记消息',
  'the cell says so': '单元格的输出也是这样',
  'the sensor asks for every reading to be retained': '传感器要求保留每个读数',
  'the subscriber that was there gets all three, RETAIN 0': '先在那里的订阅者收到全部三个，RETAIN 为 0',
  'the one that came later gets the last, RETAIN 1': '后来的那个收到最后一个，RETAIN 为 1',
  'the table says the same': '表格里也是这样',
  'the topic is cleared at the end': '最后主题被清空',
  'the message was published as retained': '消息是作为保留消息发布的',
  'the first connection gets it live': '第一条连接实时收到它',
  'the session is resumed, without SUBSCRIBE': '会话恢复，没有 SUBSCRIBE',
  'only the new message comes, RETAIN 0': '只有新消息到来，RETAIN 为 0',
  'six retained messages are published to three topics': '向三个主题发布六条保留消息',
  'three come, one for each topic': '到来三条，每个主题一条',
  'each is the last one, RETAIN 1': '每条都是最后的那条，RETAIN 为 1',
  'with QoS 0, because the subscription has it': 'QoS 为 0，因为订阅的 QoS 是 0',
  'every topic is cleared at the end': '最后每个主题都被清空',
  'Retain Handling 0: twice with this option, and twice with 0 for the marker':
    'Retain Handling 0：用这个选项订阅两次，另有两次用 0 订阅标记消息',
  'Retain Handling 0: the marker at both of its SUBSCRIBE packets [MQTT5-3.3.1-9]':
    'Retain Handling 0：标记消息的两个 SUBSCRIBE 都得到它 [MQTT5-3.3.1-9]',
  'Retain Handling 0: the value at most 2 times [MQTT5-3.3.1-10] [MQTT5-3.3.1-11]':
    'Retain Handling 0：那个值最多来 2 次 [MQTT5-3.3.1-10] [MQTT5-3.3.1-11]',
  'Retain Handling 0: nothing else': 'Retain Handling 0：没有别的消息',
  'Retain Handling 0: it has unsubscribed before it left': 'Retain Handling 0：离开之前已经取消订阅',
  'Retain Handling 1: twice with this option, and twice with 0 for the marker':
    'Retain Handling 1：用这个选项订阅两次，另有两次用 0 订阅标记消息',
  'Retain Handling 1: the marker at both of its SUBSCRIBE packets [MQTT5-3.3.1-9]':
    'Retain Handling 1：标记消息的两个 SUBSCRIBE 都得到它 [MQTT5-3.3.1-9]',
  'Retain Handling 1: the value at most 1 times [MQTT5-3.3.1-10] [MQTT5-3.3.1-11]':
    'Retain Handling 1：那个值最多来 1 次 [MQTT5-3.3.1-10] [MQTT5-3.3.1-11]',
  'Retain Handling 1: nothing else': 'Retain Handling 1：没有别的消息',
  'Retain Handling 1: it has unsubscribed before it left': 'Retain Handling 1：离开之前已经取消订阅',
  'Retain Handling 2: twice with this option, and twice with 0 for the marker':
    'Retain Handling 2：用这个选项订阅两次，另有两次用 0 订阅标记消息',
  'Retain Handling 2: the marker at both of its SUBSCRIBE packets [MQTT5-3.3.1-9]':
    'Retain Handling 2：标记消息的两个 SUBSCRIBE 都得到它 [MQTT5-3.3.1-9]',
  'Retain Handling 2: the value at most 0 times [MQTT5-3.3.1-10] [MQTT5-3.3.1-11]':
    'Retain Handling 2：那个值一次也不来 [MQTT5-3.3.1-10] [MQTT5-3.3.1-11]',
  'Retain Handling 2: nothing else': 'Retain Handling 2：没有别的消息',
  'Retain Handling 2: it has unsubscribed before it left': 'Retain Handling 2：离开之前已经取消订阅',
  'all of them out of the slot: RETAIN 1, and what was stored': '都是从槽里来的：RETAIN 为 1，内容是存下的那条',
  'each for the first time, at QoS 1 or lower': '每条都是第一次发送，QoS 不高于 1',
  'Retain Handling 0: version,marker,version,marker': 'Retain Handling 0：依次是 version、marker、version、marker',
  'Retain Handling 1: version,marker,marker': 'Retain Handling 1：依次是 version、marker、marker',
  'Retain Handling 2: marker,marker': 'Retain Handling 2：依次是 marker、marker',
  'only the marker comes from the slot': '从槽里来的只有标记消息',
  'the retained message reaches the shared subscription': '保留消息到达了共享订阅',
};

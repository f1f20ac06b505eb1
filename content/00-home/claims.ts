// What the checks of this chapter claim, in Chinese.

export const claims: Readonly<Record<string, string>> = {
  'three clients connect and are accepted': '三个客户端连接，都被接受',
  'the message is sent once': '消息只发送一次',
  'and arrives twice, on two connections': '到达两次，在两条连接上',
  'both show it': '两个都显示了它',
  'all clients say goodbye': '所有客户端都正常告别（DISCONNECT）',
};

const member = {
  clientId: topic('member'),
  protocolVersion: 5,
  properties: { sessionExpiryInterval: 60 },
} as const;
const board = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('board'),
});

const away = await mqtt.connectAsync(brokerUrl, { ...member, clean: true });
const notice = messages(away, 1);
await away.subscribeAsync(topic('notice'), { qos: 1 });
await board.publishAsync(topic('notice'), 'meeting at 10', {
  qos: 1,
  retain: true,
});
await notice;
await away.endAsync();

const back = mqtt.connect(brokerUrl, { ...member, clean: false });
const next = messages(back, 1);
const { sessionPresent } = await connected(back);
console.log(`Session Present ${Number(sessionPresent)}`);
await board.publishAsync(topic('notice'), 'meeting at 11', { qos: 1 });
console.log(
  ...(await next).map(
    ({ text, retain }) => `${text}, RETAIN ${Number(retain)}`,
  ),
);

await board.publishAsync(topic('notice'), '', { qos: 1, retain: true });
await back.endAsync({ properties: { sessionExpiryInterval: 0 } });
await board.endAsync();

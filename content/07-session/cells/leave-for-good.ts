const lodger = {
  clientId: topic('lodger'),
  protocolVersion: 5,
  properties: { sessionExpiryInterval: 60 },
} as const;
const goodbyes: object[] = [];

const first = mqtt.connect(brokerUrl, { ...lodger, clean: true });
await connected(first);
await first.endAsync();

const second = mqtt.connect(brokerUrl, { ...lodger, clean: false });
const resumed = await connected(second);
goodbyes.push({
  DISCONNECT: 'ordinary',
  'Session Present': Number(resumed.sessionPresent),
});
await second.endAsync({ properties: { sessionExpiryInterval: 0 } });

const third = mqtt.connect(brokerUrl, { ...lodger, clean: false });
const gone = await connected(third);
goodbyes.push({
  DISCONNECT: 'expiry 0',
  'Session Present': Number(gone.sessionPresent),
});
await third.endAsync({ properties: { sessionExpiryInterval: 0 } });
display(goodbyes);

const lodger = { clientId: topic('lodger'), protocolVersion: 5, properties: { sessionExpiryInterval: 60 } } as const;
const movedIn = await mqtt.connectAsync(brokerUrl, { ...lodger, clean: true });
await movedIn.endAsync();

const backFromWork = mqtt.connect(brokerUrl, { ...lodger, clean: false });
console.log(`after DISCONNECT: Session Present ${Number((await connack(backFromWork)).sessionPresent)}`);
await backFromWork.endAsync({ properties: { sessionExpiryInterval: 0 } });

const stranger = mqtt.connect(brokerUrl, { ...lodger, clean: false });
console.log(`after DISCONNECT with expiry 0: Session Present ${Number((await connack(stranger)).sessionPresent)}`);
await stranger.endAsync({ properties: { sessionExpiryInterval: 0 } });

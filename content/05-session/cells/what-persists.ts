const tenant = { clientId: topic('tenant'), protocolVersion: 5, properties: { sessionExpiryInterval: 60 } } as const;
const courier = await mqtt.connectAsync(brokerUrl, { clientId: topic('courier') });
const history: { when: string; 'Session Present': number; received: string }[] = [];
const note = (when: string, { sessionPresent, received }: { sessionPresent: number; received: string[] }) =>
  history.push({ when, 'Session Present': sessionPresent, received: received.join(', ') || 'nothing' });

await courier.publishAsync(topic('post'), 'too early', { qos: 1 });
const arrival = await visit({ ...tenant, clean: true });
await arrival.client.subscribeAsync(topic('post'), { qos: 1 });
await arrival.client.endAsync();
note('new', arrival);

await courier.publishAsync(topic('post'), 'parcel', { qos: 1 });
const resumed = await visit({ ...tenant, clean: false });
await resumed.client.unsubscribeAsync(topic('post'));
await resumed.client.endAsync();
note('subscribed, away, back', resumed);

await courier.publishAsync(topic('post'), 'too late', { qos: 1 });
const unsubscribed = await visit({ ...tenant, clean: false });
note('unsubscribed, away, back', unsubscribed);
display(history);

await unsubscribed.client.endAsync({ properties: { sessionExpiryInterval: 0 } });
await courier.endAsync();

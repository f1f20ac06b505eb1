const tenant = {
  clientId: topic('tenant'),
  protocolVersion: 5,
  properties: { sessionExpiryInterval: 60 },
} as const;
const courier = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('courier'),
});
const history: object[] = [];

await courier.publishAsync(topic('post'), 'too early', { qos: 1 });
const arrival = mqtt.connect(brokerUrl, { ...tenant, clean: true });
const call = (client: MqttClient, subscribed: boolean) =>
  visit({
    client,
    sender: courier,
    name: topic('post'),
    qos: [1],
    subscribed,
  });
history.push({ when: 'new', ...(await call(arrival, false)) });
await arrival.subscribeAsync(topic('post'), { qos: 1 });
await arrival.endAsync();

await courier.publishAsync(topic('post'), 'parcel', { qos: 1 });
const resumed = mqtt.connect(brokerUrl, { ...tenant, clean: false });
history.push({
  when: 'subscribed, away, back',
  ...(await call(resumed, true)),
});
await resumed.unsubscribeAsync(topic('post'));
await resumed.endAsync();

await courier.publishAsync(topic('post'), 'too late', { qos: 1 });
const unsubscribed = mqtt.connect(brokerUrl, { ...tenant, clean: false });
history.push({
  when: 'unsubscribed, away, back',
  ...(await call(unsubscribed, false)),
});
display(history);

await unsubscribed.endAsync({ properties: { sessionExpiryInterval: 0 } });
await courier.endAsync();

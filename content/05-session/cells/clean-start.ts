const outcomes: object[] = [];

for (const sessionExpiryInterval of [0, 60]) {
  for (const clean of [true, false]) {
    const guest = {
      clientId: topic('guest'),
      protocolVersion: 5,
      properties: { sessionExpiryInterval },
    } as const;
    const first = await mqtt.connectAsync(brokerUrl, {
      ...guest,
      clean: true,
    });
    await first.subscribeAsync(topic('room'), { qos: 1 });
    await first.endAsync();

    const second = mqtt.connect(brokerUrl, { ...guest, clean });
    const { sessionPresent } = await connack(second);
    outcomes.push({
      'Session Expiry Interval': sessionExpiryInterval,
      'Clean Start': Number(clean),
      'Session Present': Number(sessionPresent),
    });
    await second.endAsync(
      sessionExpiryInterval > 0
        ? { properties: { sessionExpiryInterval: 0 } }
        : {},
    );
  }
}
display(outcomes);

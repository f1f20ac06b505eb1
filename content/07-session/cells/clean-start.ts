const outcomes: object[] = [];

for (const sessionExpiryInterval of [0, 60]) {
  for (const clean of [true, false]) {
    const guest = {
      clientId: topic('guest'),
      protocolVersion: 5,
      properties: { sessionExpiryInterval },
    } as const;
    const first = mqtt.connect(brokerUrl, { ...guest, clean: true });
    await connected(first);
    await first.subscribeAsync(topic('room'), { qos: 1 });
    await first.endAsync();

    const second = mqtt.connect(brokerUrl, { ...guest, clean });
    const { sessionPresent } = await connected(second);
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

const leavings: object[] = [];

/** Three members, 300 tasks at once; ben leaves in the middle of them. */
async function shift(
  how: string,
  leave: (ben: MqttClient, group: string) => Promise<unknown>,
) {
  const task = topic(`task/${how}`);
  const group = `$share/crew/${task}`;
  const [anna, ben, chen, captain] = await Promise.all(
    ['anna', 'ben', 'chen', 'captain'].map((name) =>
      mqtt.connectAsync(brokerUrl, { clientId: topic(`${name}/${how}`) }),
    ),
  );
  if (!anna || !ben || !chen || !captain) return;
  const got = [anna, ben, chen].map((client) => received(client));
  for (const client of [anna, ben, chen])
    await client.subscribeAsync(group, { qos: 1 });

  const begun = messages(ben, 1);
  const sent: Promise<unknown>[] = [];
  for (let n = 1; n <= 300; n++)
    sent.push(captain.publishAsync(task, `task ${n}`, { qos: 1 }));
  await begun;
  await leave(ben, group);
  await Promise.all(sent);
  const there = [anna, ben, chen].filter(({ connected }) => connected);
  await settled(there, captain, task, { qos: 1 });

  const done = new Set(got.flat().map(({ text }) => text));
  const [a, b, c] = got.map(({ length }) => length);
  leavings.push({ how, anna: a, ben: b, chen: c, lost: 300 - done.size });
  for (const client of [captain, ...there]) await client.endAsync();
}

// ben takes what is still on its way to it, and goes later
await shift('unsubscribe', (ben, group) => ben.unsubscribeAsync(group));
await shift('disconnect', (ben) => ben.endAsync());
await shift('cut', (ben) => ben.endAsync(true)); // without DISCONNECT
display(leavings);

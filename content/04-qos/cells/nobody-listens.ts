const lonely = await mqtt.connectAsync(brokerUrl, {
  clientId: topic('lonely'),
  protocolVersion: 5,
});

lonely.on('packetreceive', (packet) => {
  if (
    packet.cmd !== 'puback' &&
    packet.cmd !== 'pubrec' &&
    packet.cmd !== 'pubcomp'
  )
    return;
  const reasonCode = (packet.reasonCode ?? 0).toString(16).padStart(2, '0');
  console.log(`${packet.cmd.toUpperCase()} 0x${reasonCode}`);
});

await lonely.publishAsync(topic('nobody/listens'), 'is anyone there?', {
  qos: 1,
});
await lonely.publishAsync(topic('nobody/listens'), 'is anyone there?', {
  qos: 2,
});

await lonely.endAsync();

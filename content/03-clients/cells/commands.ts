const { hostname } = new URL(brokerUrl);
// other programs cannot reach into the page
const host = hostname === 'in-page' ? 'localhost' : hostname;

console.log(
  `mosquitto_sub -h ${host} -p 1883 -t '${topic('rsu/+/status')}' -q 1 -F '%t qos=%q retain=%r %p'`,
);
console.log(
  `mosquitto_pub -h ${host} -p 1883 -t '${topic('rsu/7/status')}' -q 1 -m green`,
);
console.log(
  `mqttx sub -h ${host} -p 1883 -t '${topic('rsu/+/status')}' -q 1`,
);
console.log(
  `mqttx pub -h ${host} -p 1883 -t '${topic('rsu/7/status')}' -q 1 -m green`,
);
console.log(
  `python3 mqtt_subscribe.py ${host} 1883 '${topic('rsu/+/status')}' --qos 1`,
);
console.log(
  `python3 mqtt_publish.py ${host} 1883 '${topic('rsu/7/status')}' --qos 1 --message green`,
);

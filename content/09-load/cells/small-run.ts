const warmUp = 100; // sent, but not counted
const timetable = Array.from({ length: 600 }, (_, n) => n); // -c 10 -I 10
const counted = (await measure(timetable, 10)).slice(warmUp);

const end = Math.max(...counted.map(({ came }) => came));
const milliseconds = end - Math.min(...counted.map(({ due }) => due));
console.log(
  `planned: ${counted.length} messages, 1000 msg/s; arrived: ${counted.length}`,
);
console.log(
  `throughput: ${((1000 * counted.length) / milliseconds).toFixed(0)} msg/s`,
);
const latencies = counted.map(({ due, came }) => came - due);
display([
  summary('planned → received, ms', latencies),
  summary(
    'planned → sent, ms',
    counted.map(({ due, sent }) => sent - due),
  ),
]);
display(histogram(latencies, { title: 'planned → received', unit: 'ms' }));

// #region helper
// Sends a message at each offset of `plan` (ms), late rather than never;
// the senders take turns. All messages must come back.
async function measure(
  plan: number[],
  senders: number,
  before = (_n: number) => {},
) {
  const connect = (name: string) =>
    mqtt.connectAsync(brokerUrl, { clientId: topic(name) });
  const receiver = await connect('receiver');
  await receiver.subscribeAsync(topic('load'));
  const sending = await Promise.all(
    Array.from({ length: senders }, (_, i) => connect(`sender-${i + 1}`)),
  );

  const came: number[] = [];
  receiver.on(
    'message',
    (_name, payload) => (came[Number(payload)] = performance.now()),
  );
  const all = messages(receiver, plan.length);

  const start = performance.now();
  const times: { due: number; sent: number }[] = [];
  for (const [n, offset] of plan.entries()) {
    const due = start + offset;
    for (let early; (early = due - performance.now()) > 0;)
      await sleep(early);
    before(n);
    times.push({ due, sent: performance.now() });
    sending[n % senders]?.publish(
      topic('load'),
      String(n).padStart(256, '0'),
    );
  }
  await all;

  await Promise.all(
    [receiver, ...sending].map((client) => client.endAsync()),
  );
  return times.map(({ due, sent }, n) => ({
    due,
    sent,
    came: came[n] ?? NaN,
  }));
}

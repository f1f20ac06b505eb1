const everyTen = Array.from({ length: 100 }, (_, n) => 10 * n); // ms

const disturbed = await measure(everyTen, 1, (n) => {
  if (n !== 30) return;
  const end = performance.now() + 200;
  while (performance.now() < end); // for 200 ms nothing moves
});

const latency = {
  'from the actual send': disturbed.map(({ sent, came }) => came - sent),
  'from the planned time': disturbed.map(({ due, came }) => came - due),
};
display(
  Object.entries(latency).map(([from, ms]) => summary(`${from}, ms`, ms)),
);
display(lines(latency, { along: 'message', unit: 'ms' }));

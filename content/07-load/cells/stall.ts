const everyTen = Array.from({ length: 100 }, (_, n) => 10 * n); // ms

const disturbed = await measure(everyTen, 1, (n) => {
  if (n !== 30) return;
  const end = performance.now() + 200;
  while (performance.now() < end); // for 200 ms nothing moves
});

display([
  summary(
    'from the actual send, ms',
    disturbed.map(({ sent, came }) => came - sent),
  ),
  summary(
    'from the planned time, ms',
    disturbed.map(({ due, came }) => came - due),
  ),
]);

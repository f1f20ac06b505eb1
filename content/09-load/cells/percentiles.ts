// The smallest value that at least `p` percent of the values do not exceed.
function percentile(p: number, sorted: number[]): number {
  return (
    sorted[Math.max(1, Math.ceil((p / 100) * sorted.length)) - 1] ?? NaN
  );
}

function summary(of: string, values: number[]) {
  const sorted = [...values].sort((a, b) => a - b);
  const mean =
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const at = (p: number) => percentile(p, sorted).toFixed(1);
  return {
    of,
    count: values.length,
    mean: mean.toFixed(1),
    p50: at(50),
    p90: at(90),
    p99: at(99),
    max: at(100),
  };
}

const steady: number[] = Array(1000).fill(6);
const mostly: number[] = [...Array(985).fill(1), ...Array(15).fill(334)];
display([
  summary('always 6 ms', steady),
  summary('1 ms, now and then 334 ms', mostly),
]);
display(histogram(mostly, { title: 'now and then 334 ms', unit: 'ms' }));

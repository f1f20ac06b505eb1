// Times as HDR histograms (hdr-histogram-js): from 1 µs to 71 minutes, each with three significant digits. Histograms of several
// generators are added up, so that percentiles are those of all messages together. Pure.
import {
  build,
  decodeFromCompressedBase64,
  encodeIntoCompressedBase64,
  HistogramLogReader,
  HistogramLogWriter,
  type Histogram,
} from 'hdr-histogram-js';

/** 2^32 µs, as in a mark. */
const highest = 0x1_0000_0000;

/** In milliseconds. */
export interface LatencySummary {
  count: number;
  mean: number;
  p50: number;
  p90: number;
  p95: number;
  p99: number;
  'p99.9': number;
  max: number;
}

/** A step on the percentile axis of HdrHistogram. */
export interface PercentileStep {
  /** 0 to 1. */
  percentile: number;
  /** Milliseconds. */
  value: number;
}

export class Latency {
  readonly #histogram: Histogram;

  constructor(histogram: Histogram = empty()) {
    this.#histogram = histogram;
  }

  /** Throws for what is no histogram. */
  static fromText(text: string): Latency {
    const latency = new Latency();
    latency.#histogram.add(decodeFromCompressedBase64(text));
    return latency;
  }

  get count(): number {
    return this.#histogram.totalCount;
  }

  /** In microseconds. */
  record(microseconds: number): void {
    this.#histogram.recordValue(microseconds < highest ? microseconds : highest - 1);
  }

  add(other: Latency): void {
    if (other.count > 0) this.#histogram.add(other.#histogram);
  }

  reset(): void {
    if (this.count > 0) this.#histogram.reset();
  }

  /** Milliseconds. `percent` from 0 to 100; 0 without any values. */
  at(percent: number): number {
    if (this.count === 0) return 0;
    return Math.min(this.#histogram.getValueAtPercentile(percent), this.#histogram.maxValue) / 1000;
  }

  summary(): LatencySummary {
    const { count } = this;
    return {
      count,
      mean: count === 0 ? 0 : Math.round(this.#histogram.mean) / 1000,
      p50: this.at(50),
      p90: this.at(90),
      p95: this.at(95),
      p99: this.at(99),
      'p99.9': this.at(99.9),
      max: count === 0 ? 0 : this.#histogram.maxValue / 1000,
    };
  }

  /** For a chart: the value at each step, twice as fine for each half of what is left up to 100 %. */
  steps(perHalf = 5): PercentileStep[] {
    if (this.count === 0) return [];
    const steps: PercentileStep[] = [];
    for (let half = 1; half * this.count > 0.5; half /= 2) {
      for (let step = 0; step < perHalf; step += 1) {
        const percentile = 1 - half + (half / 2) * (step / perHalf);
        steps.push({ percentile, value: this.at(percentile * 100) });
      }
    }
    return [...steps, { percentile: 1, value: this.at(100) }];
  }

  /** HdrHistogram's compressed form (V2) in base64. */
  toText(): string {
    return encodeIntoCompressedBase64(this.#histogram);
  }

  /** HdrHistogram's percentile distribution, a `.hgrm` file, in milliseconds. */
  toHgrm(): string {
    return this.#histogram.outputPercentileDistribution(5, 1000);
  }

  /** A line of HdrHistogram's log: `started` and `ended` in milliseconds of the clock on the wall. */
  writeLog(writer: HistogramLogWriter, tag: string, started: number, ended: number): void {
    this.#histogram.tag = tag;
    writer.outputIntervalHistogram(this.#histogram, started / 1000, ended / 1000, 1000);
  }
}

function empty(): Histogram {
  return build({
    bitBucketSize: 32,
    autoResize: false,
    highestTrackableValue: highest,
    numberOfSignificantValueDigits: 3,
  });
}

/** HdrHistogram's log format, a `.hlog` file: a histogram for each name. */
export function toHistogramLog(latencies: Readonly<Record<string, Latency>>, started: number, ended: number): string {
  let log = '';
  const writer = new HistogramLogWriter((text) => {
    log += text;
  });
  writer.outputLogFormatVersion();
  writer.outputLegend();
  for (const [tag, latency] of Object.entries(latencies)) latency.writeLog(writer, tag, started, ended);
  return log;
}

/** All histograms of a log, those of one name added up. Throws for what cannot be read. */
export function fromHistogramLog(log: string): Record<string, Latency> {
  const reader = new HistogramLogReader(log);
  const latencies: Record<string, Latency> = {};
  for (let next = reader.nextIntervalHistogram(); next !== null; next = reader.nextIntervalHistogram()) {
    const tag = next.tag === '' ? 'NO TAG' : next.tag;
    (latencies[tag] ??= new Latency()).add(new Latency(next));
  }
  return latencies;
}

// The plan of an open loop: when which message is to be sent. The rate rises evenly during the ramp, then it stays. Times in
// milliseconds since the traffic began; messages are counted from 0. Pure.

/** A root and its square differ in the last digits. */
const rounding = 1e-6;

export class Plan {
  readonly #perMillisecond: number;
  readonly #ramp: number;
  readonly #end: number;
  /** Messages that the ramp falls short of the full rate. */
  readonly #missing: number;
  /** All messages of the plan. */
  readonly total: number;

  /** `rate` in messages a second. */
  constructor(rate: number, ramp: number, end: number) {
    this.#perMillisecond = rate / 1000;
    this.#ramp = ramp;
    this.#end = end;
    this.#missing = (this.#perMillisecond * ramp) / 2;
    this.total = Math.ceil(this.#exactly(end) - rounding);
  }

  /** When message `number` is planned. */
  time(number: number): number {
    const rate = this.#perMillisecond;
    if (number <= rate * this.#ramp - this.#missing) return Math.sqrt((2 * this.#ramp * number) / rate);
    return (number + this.#missing) / rate;
  }

  /** How many messages are planned for `time` or earlier. */
  due(time: number): number {
    if (time < 0) return 0;
    return Math.min(this.total, Math.floor(this.#exactly(Math.min(time, this.#end)) + rounding) + 1);
  }

  /** The number, with its fraction, that the plan has come to. */
  #exactly(time: number): number {
    const rate = this.#perMillisecond;
    return time < this.#ramp ? (rate * time * time) / (2 * this.#ramp) : rate * time - this.#missing;
  }
}

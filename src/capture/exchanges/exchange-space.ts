// Exchanges by their keys: those that are open, and for a while those that are over, since more of them may come.
import type { OpenExchange } from './exchange.ts';

const overAtMost = 1_000;

export class ExchangeSpace {
  readonly #open = new Map<number, OpenExchange>();
  /** The ones that ended first are first. */
  readonly #over = new Map<number, OpenExchange>();

  get(key: number): OpenExchange | undefined {
    return this.#open.get(key) ?? this.#over.get(key);
  }

  begin(key: number, exchange: OpenExchange): void {
    this.#over.delete(key);
    this.#open.set(key, exchange);
  }

  end(key: number, exchange: OpenExchange): void {
    this.#open.delete(key);
    this.#over.set(key, exchange);
    if (this.#over.size <= overAtMost) return;
    for (const oldest of this.#over.keys()) {
      this.#over.delete(oldest);
      return;
    }
  }

  /** Takes over from another those whose last request went over `connection`. */
  takeFrom(other: ExchangeSpace, connection: number): void {
    for (const [key, exchange] of other.#open) {
      if (exchange.connection !== connection) continue;
      other.#open.delete(key);
      this.#open.set(key, exchange);
    }
  }
}

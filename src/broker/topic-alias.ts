// Topic Aliases: numbers for Topic Names, in each direction of one connection (MQTT 5, 3.3.2.3.4).

/** The aliases that the client has set. */
export class IncomingAliases {
  readonly #topics = new Map<number, string>();
  #bytes = 0;

  /** Length of all topics that have an alias. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Topics by alias. */
  list(): Map<number, string> {
    return new Map(this.#topics);
  }

  /** The Topic Name that `topic` and `alias` stand for, or null when the alias has never been set. */
  resolve(topic: string, alias: number): string | null {
    if (topic === '') return this.#topics.get(alias) ?? null;
    this.#bytes += topic.length - (this.#topics.get(alias)?.length ?? 0);
    this.#topics.set(alias, topic);
    return topic;
  }
}

/** The aliases that the broker has set towards a client. The first topics get them, and keep them. */
export class OutgoingAliases {
  readonly #maximum: number;
  readonly #aliases = new Map<string, number>();

  /** `maximum`: the client's Topic Alias Maximum; no higher alias is used [MQTT5-3.1.2-26]. */
  constructor(maximum: number) {
    this.#maximum = maximum;
  }

  /** Topics by alias. */
  list(): Map<number, string> {
    return new Map(Array.from(this.#aliases, ([topic, alias]) => [alias, topic]));
  }

  /** The alias that stands for a topic, if the client knows it already. */
  known(topic: string): number | undefined {
    return this.#aliases.get(topic);
  }

  /** An alias that could be set for a new topic, or undefined when all are in use. */
  free(): number | undefined {
    return this.#aliases.size < this.#maximum ? this.#aliases.size + 1 : undefined;
  }

  /** The client has been told. */
  set(topic: string, alias: number): void {
    this.#aliases.set(topic, alias);
  }
}

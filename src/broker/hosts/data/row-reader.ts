// Reads the values of columns in their types. A value of another type means that the file is damaged.
import type { SQLOutputValue } from 'node:sqlite';
import type { QoS, Will } from '../../../mqtt/packet.ts';
import type { InflightView, MessageView, SubscriptionView } from '../../events/broker-view.ts';
import { fromCalendar, isQoS, propertiesFromText, type ClockOffset } from './columns.ts';
import { corrupt } from './data-error.ts';

export type Row = Record<string, SQLOutputValue>;

type Value = SQLOutputValue | undefined;

export class RowReader {
  readonly #file: string;
  readonly #offset: ClockOffset;

  /** `file`: its name, for errors. */
  constructor(file: string, offset: ClockOffset) {
    this.#file = file;
    this.#offset = offset;
  }

  number(value: Value): number {
    return typeof value === 'number' ? value : this.#refuse(value);
  }

  text(value: Value): string {
    return typeof value === 'string' ? value : this.#refuse(value);
  }

  bytes(value: Value): Uint8Array {
    return value instanceof Uint8Array ? value : this.#refuse(value);
  }

  qos(value: Value): QoS {
    const qos = this.number(value);
    return isQoS(qos) ? qos : this.#refuse(value);
  }

  waitsFor(value: Value): InflightView['waitsFor'] {
    return value === 'PUBACK' || value === 'PUBREC' || value === 'PUBCOMP' ? value : this.#refuse(value);
  }

  /** On the broker's clock. */
  time(value: Value): number | null {
    return value === null ? null : fromCalendar(this.number(value), this.#offset);
  }

  /** A JSON list of numbers. */
  numbers(value: Value): number[] | null {
    if (value === null) return null;
    const list = this.#parsed(() => JSON.parse(this.text(value)) as unknown);
    return Array.isArray(list) ? list.map((each: SQLOutputValue) => this.number(each)) : this.#refuse(value);
  }

  message(row: Row): MessageView {
    return {
      id: this.number(row.id),
      topic: this.text(row.topic),
      payload: this.bytes(row.payload),
      qos: this.qos(row.qos),
      retain: row.retain === 1,
      properties: this.#properties(row),
      expiresAt: this.time(row.expires_at),
      publisher: this.text(row.publisher),
    };
  }

  will(row: Row): Will {
    const will: Will = {
      topic: this.text(row.topic),
      payload: this.bytes(row.payload),
      qos: this.qos(row.qos),
      retain: row.retain === 1,
    };
    const properties = this.#properties(row);
    return properties === undefined ? will : { ...will, properties };
  }

  subscription(row: Row): SubscriptionView {
    return {
      fullFilter: this.text(row.full_filter),
      filter: this.text(row.filter),
      shareName: row.share_name === null ? null : this.text(row.share_name),
      qos: this.qos(row.qos),
      noLocal: row.no_local === 1,
      retainAsPublished: row.retain_as_published === 1,
      identifier: row.identifier === null ? null : this.number(row.identifier),
    };
  }

  #properties(row: Row): Will['properties'] {
    return this.#parsed(() => propertiesFromText(row.properties === null ? null : this.text(row.properties)));
  }

  #parsed<T>(parse: () => T): T {
    try {
      return parse();
    } catch (error) {
      if (error instanceof SyntaxError) throw corrupt(this.#file, error.message, error);
      throw error;
    }
  }

  #refuse(value: unknown): never {
    throw corrupt(this.#file, `a column holds ${String(value)}`);
  }
}

// Values in the form of columns: properties as JSON, flags as 0 and 1, times of the broker's clock as times of the
// calendar.
import type { Properties, QoS } from '../../../mqtt/packet.ts';

/** Milliseconds from the broker's clock to 1970. It is asked for each time, since the computer's clock may be set. */
export type ClockOffset = () => number;

export function toCalendar(at: number | null, offset: ClockOffset): number | null {
  return at === null ? null : Math.round(at + offset());
}

export function fromCalendar(at: number | null, offset: ClockOffset): number | null {
  return at === null ? null : at - offset();
}

export function propertiesToText(properties: Properties | undefined): string | null {
  if (properties === undefined) return null;
  const { correlationData, ...others } = properties;
  return JSON.stringify({
    ...others,
    ...(correlationData && { correlationData: Buffer.from(correlationData).toString('base64') }),
  });
}

/** Throws SyntaxError when the text is not JSON. */
export function propertiesFromText(text: string | null): Properties | undefined {
  if (text === null) return undefined;
  const { correlationData, ...others } = JSON.parse(text) as Properties & { correlationData?: unknown };
  if (typeof correlationData !== 'string') return others;
  return { ...others, correlationData: new Uint8Array(Buffer.from(correlationData, 'base64')) };
}

export function isQoS(value: number): value is QoS {
  return value === 0 || value === 1 || value === 2;
}

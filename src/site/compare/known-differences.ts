// What the book knows of the differences that two runs of a cell may show.
import type { Difference, Differing } from '../difference.ts';
import type { BrokerSelection } from '../picker/broker-choice.ts';

/** A broker in the page is the one that it behaves like; `name` is what the CONNACK of another tells of it. */
export interface RanOn {
  broker: Pick<BrokerSelection, 'kind' | 'profile'>;
  name: string | null;
}

/** Of `all`; `slug`: of the chapter, as in its address. Empty when both are one broker. */
export function knownDifferences(
  all: readonly Difference[],
  slug: string,
  cell: string,
  left: RanOn,
  right: RanOn,
): Difference[] {
  const [one, other] = [differingOf(left), differingOf(right)];
  if (one === other) return [];
  return all.filter(
    (row) =>
      row.chapter?.replace(/^\d+-/, '') === slug &&
      row.cell === cell &&
      ((row.broker === one && shows(row, left)) || (row.broker === other && shows(row, right))),
  );
}

function shows({ inPage }: Difference, { broker }: RanOn): boolean {
  return inPage || broker.kind !== 'in-page';
}

function differingOf({ broker, name }: RanOn): Differing | null {
  if (broker.kind === 'in-page') return broker.profile;
  return (['emqx', 'mosquitto', 'hivemq'] as const).find((one) => name?.toLowerCase().includes(one)) ?? null;
}

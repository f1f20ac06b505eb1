// What the form of the load lab holds, and the file of a scenario that it makes.
import type { Kind } from '../../load/scenario.ts';
import type { ScenarioFields, TrafficFields } from '../../load/scenario-fields.ts';

export const counts = {
  conn: ['clients'],
  pub: ['publishers'],
  sub: ['subscribers'],
  'point-to-point': ['pairs'],
  'fan-out': ['publishers', 'subscribers'],
  'fan-in': ['publishers', 'subscribers'],
  shared: ['publishers', 'subscribers'],
} as const satisfies Record<Kind, readonly (keyof TrafficFields)[]>;

export interface LabFields {
  kind: Kind;
  clients: number;
  pairs: number;
  publishers: number;
  subscribers: number;
  loop: 'open' | 'closed';
  rate: number;
  window: number;
  size: number;
  qos: 0 | 1 | 2;
  protocol: '3.1.1' | '5';
  warmUp: number;
  duration: number;
}

export const usualFields: LabFields = {
  kind: 'fan-out',
  clients: 200,
  pairs: 10,
  publishers: 2,
  subscribers: 20,
  loop: 'open',
  rate: 500,
  window: 10,
  size: 64,
  qos: 0,
  protocol: '5',
  warmUp: 1,
  duration: 5,
};

export function publishes(kind: Kind): boolean {
  return kind !== 'conn' && kind !== 'sub';
}

/** As a file of a scenario would say it. */
export function scenarioOf(fields: LabFields): ScenarioFields {
  const { kind, loop, rate, window, size, qos, protocol, warmUp, duration } = fields;
  const who = Object.fromEntries(counts[kind].map((name) => [name, fields[name]]));
  const what = { ...(loop === 'open' ? { rate } : { window }), payload: { size }, qos };
  return { scenario: kind, ...who, ...(publishes(kind) && what), protocol, connectRate: 1000, warmUp, duration };
}

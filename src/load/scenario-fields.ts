// The file of a scenario as it is written, field by field, with what holds where a field is left out. Pure.
import {
  between,
  choice,
  fitting,
  integer,
  list,
  oneOf,
  onlyRecord,
  text,
  truth,
  wrong,
  type Check,
} from '../checks.ts';
import { isTopicFilter, isTopicName } from '../mqtt/topic.ts';
import { markSize } from './mark.ts';
import { payloadPatterns, type Kind, type PayloadPattern } from './scenario.ts';
import { templateSigns, unknownSign } from './topic-template.ts';

/** More than a message of so many bytes is not measured but endured. */
const largestPayload = 16_777_216;
const mostClients = 200_000;
const fastest = 10_000_000;
/** Seconds. The times in a payload are 32 bits of microseconds. */
const longest = 3600;

const template: Check<string> = (value, place) => {
  const given = text(1000)(value, place);
  const unknown = unknownSign(given);
  if (unknown === undefined) return given;
  return wrong(place, `no sign but ${templateSigns.map((sign) => `%${sign}`).join(', ')}; it has ${unknown}`, given);
};
const topic: Check<string> = (value, place) => {
  const given = template(value, place);
  return isTopicName(given) ? given : wrong(place, 'a Topic Name: not empty, without + and #', value);
};
const filter: Check<string> = (value, place) => {
  const given = template(value, place);
  return isTopicFilter(given) ? given : wrong(place, 'a Topic Filter', value);
};
const group = fitting(
  'the name of a group: not empty, without / + #',
  (value): value is string => typeof value === 'string' && /^[^/+#]{1,100}$/u.test(value),
);
const payload: Check<{ size?: number; pattern?: PayloadPattern }> = onlyRecord(
  {},
  { size: integer(markSize, largestPayload), pattern: oneOf(...payloadPatterns) },
);
const count = integer(1, mostClients);
const seconds = between(0, longest);

const publishing = {
  rate: between(0.001, fastest),
  ramp: seconds,
  window: integer(1, 65_535),
  payload,
  topic,
  qos: oneOf(0, 1, 2),
};

/** The fields of each kind of traffic, besides its name. */
const trafficFields = {
  conn: { clients: count },
  pub: { publishers: count, ...publishing },
  sub: { subscribers: count, filter, qos: oneOf(0, 1, 2) },
  'point-to-point': { pairs: count, ...publishing },
  'fan-out': { publishers: count, subscribers: count, ...publishing },
  'fan-in': { publishers: count, subscribers: count, ...publishing },
  shared: { publishers: count, subscribers: count, group, ...publishing },
} satisfies Record<Kind, Record<string, Check<unknown>>>;

const commonFields = {
  $schema: text(),
  protocol: oneOf('3.1.1', '5'),
  connectRate: between(0.1, 100_000),
  keepAlive: integer(0, 65_535),
  cleanStart: truth,
  clientId: template,
  warmUp: seconds,
  duration: between(0.001, longest),
  settle: between(0, 600),
};

/** What a part of a file may say; which of it a kind has, the checks know. */
export interface TrafficFields {
  scenario: Kind;
  clients?: number;
  pairs?: number;
  publishers?: number;
  subscribers?: number;
  group?: string;
  filter?: string;
  topic?: string;
  qos?: 0 | 1 | 2;
  rate?: number;
  ramp?: number;
  window?: number;
  payload?: { size?: number; pattern?: PayloadPattern };
}

export interface CommonFields {
  protocol?: '3.1.1' | '5';
  connectRate?: number;
  keepAlive?: number;
  cleanStart?: boolean;
  clientId?: string;
  warmUp?: number;
  duration?: number;
  settle?: number;
}

export type ScenarioFields = CommonFields & (TrafficFields | { scenario: 'mixed'; parts: TrafficFields[] });

function trafficOf(kind: Kind, common: Record<string, Check<unknown>>): Check<unknown> {
  return onlyRecord({ scenario: oneOf(kind) }, { ...trafficFields[kind], ...common });
}

const kindNames = Object.keys(trafficFields) as Kind[];
const part = choice(
  'scenario',
  Object.fromEntries(kindNames.map((kind) => [kind, trafficOf(kind, {})])),
) as Check<TrafficFields>;
const parts: Check<TrafficFields[]> = (value, place) => {
  const read = list(part, 20)(value, place);
  return read.length > 0 ? read : wrong(place, 'at least one part', value);
};

/** Each field by itself; what they mean together is checked by read-scenario.ts. */
export const scenarioFields = choice('scenario', {
  ...Object.fromEntries(kindNames.map((kind) => [kind, trafficOf(kind, commonFields)])),
  mixed: onlyRecord({ scenario: oneOf('mixed'), parts }, commonFields),
}) as Check<ScenarioFields>;

/** Names of the scenarios, for those who ask for another. */
export const scenarioNames = [...kindNames, 'mixed'] as const;

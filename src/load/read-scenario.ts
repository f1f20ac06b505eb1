// The file of a scenario → the scenario. Unknown fields, and what cannot be, are errors that name the place. Pure.
import { CheckError, type Fault } from '../checks.ts';
import { markSize, mostFlows } from './mark.ts';
import { clientsOf, type Pace, type Part, type Scenario } from './scenario.ts';
import { scenarioFields, type ScenarioFields, type TrafficFields } from './scenario-fields.ts';
import { filterOfAll, tellsClients } from './topic-template.ts';

/** Bytes a second that no network of today carries to one computer. */
const mostBytesASecond = 12_500_000_000;

/** Messages a second of a part that says neither a rate nor a window. */
export const defaultRate = 100;

/** Throws CheckError. */
export function readScenario(value: unknown): Scenario {
  const fields = scenarioFields(value, '');
  const faults: Fault[] = [];
  const given = fields.scenario === 'mixed' ? fields.parts : [fields];
  const times = { warmUp: (fields.warmUp ?? 0) * 1000, duration: (fields.duration ?? 10) * 1000 };
  const parts = given.map((traffic, index) => {
    const place = fields.scenario === 'mixed' ? `parts[${index}].` : '';
    const part = partFrom(traffic, fields.scenario === 'mixed' ? `load/%r/${index}` : 'load/%r');
    faults.push(...trafficFaults(traffic, place), ...partFaults(part, place, times));
    return part;
  });
  const scenario = scenarioFrom(fields, times, parts);
  faults.push(...wholeFaults(scenario));
  if (faults.length > 0) throw new CheckError(faults);
  return scenario;
}

function scenarioFrom(fields: ScenarioFields, times: Pick<Scenario, 'warmUp' | 'duration'>, parts: Part[]): Scenario {
  return {
    name: fields.scenario,
    version: fields.protocol === '3.1.1' ? 4 : 5,
    connectRate: fields.connectRate ?? 200,
    keepAlive: fields.keepAlive ?? 60,
    cleanStart: fields.cleanStart ?? true,
    clientId: fields.clientId ?? 'load-%r-%i',
    ...times,
    settle: (fields.settle ?? 2) * 1000,
    parts,
  };
}

function partFrom(fields: TrafficFields, defaultTopic: string): Part {
  const kind = fields.scenario;
  const topic = fields.topic ?? (kind === 'fan-out' ? defaultTopic : `${defaultTopic}/%i`);
  const { size = Math.max(markSize, 16), pattern = 'zeros' } = fields.payload ?? {};
  const part = {
    kind,
    topic,
    qos: fields.qos ?? 0,
    payload: { size, pattern },
    pace: kind === 'conn' || kind === 'sub' ? null : paceFrom(fields),
  } as const;
  const { publishers = 1, subscribers = 10 } = fields;
  switch (kind) {
    case 'conn':
      return { ...part, idle: fields.clients ?? 100, publishers: 0, subscribers: 0, filter: '' };
    case 'pub':
      return { ...part, idle: 0, publishers, subscribers: 0, filter: '' };
    case 'sub':
      return { ...part, idle: 0, publishers: 0, subscribers, filter: fields.filter ?? 'load/#' };
    case 'point-to-point':
      return { ...part, idle: 0, publishers: fields.pairs ?? 1, subscribers: fields.pairs ?? 1, filter: topic };
    case 'fan-out':
      return { ...part, idle: 0, publishers, subscribers, filter: filterOfAll(topic) };
    case 'fan-in':
      return {
        ...part,
        idle: 0,
        publishers: fields.publishers ?? 10,
        subscribers: fields.subscribers ?? 1,
        filter: filterOfAll(topic),
      };
    case 'shared':
      return {
        ...part,
        idle: 0,
        publishers,
        subscribers,
        filter: `$share/${fields.group ?? 'load'}/${filterOfAll(topic)}`,
      };
  }
}

function paceFrom({ rate, window, ramp = 0 }: TrafficFields): Pace {
  if (window !== undefined) return { loop: 'closed', window };
  return { loop: 'open', rate: rate ?? defaultRate, ramp: ramp * 1000 };
}

/** What is wrong with fields that stand beside each other. */
function trafficFaults({ rate, window, ramp }: TrafficFields, place: string): Fault[] {
  if (window === undefined) return [];
  const faults: Fault[] = [];
  if (rate !== undefined)
    faults.push({
      place: `${place}rate`,
      expected: 'either a rate (open loop) or a window (closed loop), not both',
      received: rate,
    });
  if (ramp !== undefined)
    faults.push({
      place: `${place}ramp`,
      expected: 'no ramp, as a window has no rate that could rise',
      received: ramp,
    });
  return faults;
}

function partFaults(part: Part, place: string, { warmUp, duration }: Pick<Scenario, 'warmUp' | 'duration'>): Fault[] {
  const { kind, pace, payload, qos, topic } = part;
  const faults: Fault[] = [];
  const fault = (key: string, expected: string, received: unknown): void =>
    void faults.push({ place: `${place}${key}`, expected, received });
  if (kind === 'point-to-point' && part.publishers > 1 && !tellsClients(topic))
    fault('topic', '%i or %c in it, as each pair has a topic of its own', topic);
  if (pace?.loop === 'closed' && qos === 0 && part.subscribers === 0)
    fault('window', 'QoS 1 or 2, as nothing comes back that could open a window', pace.window);
  if (pace?.loop === 'open') {
    const traffic = warmUp + duration;
    if (pace.ramp > traffic)
      fault('ramp', `at most ${traffic / 1000} seconds, as long as the traffic lasts`, pace.ramp / 1000);
    else if ((pace.rate * (traffic - pace.ramp / 2)) / 1000 < 1)
      fault('rate', `a rate with at least one message in ${traffic / 1000} seconds`, pace.rate);
    if (pace.rate * payload.size > mostBytesASecond)
      fault(
        'rate',
        `at most ${Math.floor(mostBytesASecond / payload.size)} with this payload: no network carries more`,
        pace.rate,
      );
  }
  return faults;
}

function wholeFaults(scenario: Scenario): Fault[] {
  const faults: Fault[] = [];
  const clients = clientsOf(scenario);
  if (clients > mostFlows / 64)
    faults.push({ place: '', expected: `at most ${mostFlows / 64} clients in all`, received: clients });
  if (clients > 1 && !tellsClients(scenario.clientId))
    faults.push({
      place: 'clientId',
      expected: '%i in it, as a broker closes the older of two clients of one name',
      received: scenario.clientId,
    });
  const longest = 3_600_000;
  if (scenario.warmUp + scenario.duration > longest)
    faults.push({
      place: 'duration',
      expected: `at most ${longest / 1000} seconds together with warmUp`,
      received: scenario.duration / 1000,
    });
  return faults;
}

// From what was seen to why the broker cannot be used: the causes that are left, the likeliest first. Browsers keep much from a
// page, so a cause is called certain only where what was seen leaves no other. Pure.
import * as ReasonCode from '../../mqtt/reason-code.ts';
import * as ReturnCode from '../../mqtt/return-code.ts';
import {
  isLessPublic,
  isLocalNetwork,
  isLoopback,
  isName,
  isNameOfNobody,
  isPagePort,
  isRawMqttPort,
  partsOf,
} from './host-kind.ts';
import type { Answer, Around, IdleSeen, Seen, TopicAnswer, TopicSeen } from './seen.ts';
import type { TypedFault } from './typed-address.ts';

export type Cause =
  | `address-${TypedFault}`
  | 'bad-port'
  | 'offline'
  | 'local-network-denied'
  | 'local-network-asks'
  | 'local-network-http'
  | 'dead'
  | 'firewall'
  | 'no-such-name'
  | 'certificate'
  | 'clock'
  | 'raw-port'
  | 'wrong-path'
  | 'wrong-port'
  | 'wrong-scheme'
  | 'sub-protocol'
  | 'origin'
  | 'no-upgrade'
  | 'not-mqtt'
  | 'silent'
  | 'closed-at-connect'
  | 'login-missing'
  | 'login-wrong'
  | 'refused'
  | 'subscribe-denied'
  | 'publish-denied'
  | 'dropped'
  | 'closed-at-topic'
  | 'topic-silent'
  | 'idle-cut'
  | 'idle-cut-by-broker';

export type Certainty = 'certain' | 'likely' | 'possible';

export interface Finding {
  cause: Cause;
  certainty: Certainty;
}

/** `hasUsername`: the reader has given a user name. No finding: nothing is wrong as far as was looked. */
export function diagnose(seen: Seen, hasUsername: boolean): Finding[] {
  const { address, opening, bare, answers, topic, idle } = seen;
  if (!address.isFine) return [certain(`address-${address.fault}`)];
  if (opening === null) return [];
  if (opening.kind === 'refused') return [certain('bad-port')];
  if (opening.kind === 'open' && opening.protocol !== 'mqtt') return [certain('sub-protocol')];
  if (opening.kind !== 'open') {
    if (bare?.kind === 'open') return [certain('sub-protocol')];
    return unopened(seen, address.address.url);
  }
  const last = answers.at(-1);
  if (last === undefined) return [];
  if (last.kind !== 'connack' || last.reason !== 0) return [unaccepted(last, hasUsername)];
  return [...ofTopic(topic), ...ofIdle(idle)];
}

/** The lines of what is read first: `certain` ones alone where there are any. */
function unopened(seen: Seen, url: string): Finding[] {
  const { around, http, elsewhere } = seen;
  const [found] = elsewhere?.open ?? [];
  if (found !== undefined) return [certain(differs(url, found))];
  const all = [...blocked(seen, url), ...(http === 'answers' ? livingServer(url, around) : noServer(seen, url))];
  if (all[0]?.certainty === 'certain') return [all[0]];
  // What can be nowhere else seen apart: the page may not look whether a server lives.
  const more = http === 'not-looked' ? livingServer(url, around).map(({ cause }) => possible(cause)) : [];
  return [...all.filter(({ certainty }) => certainty === 'likely'), ...all.filter(isPossible), ...more];
}

function differs(url: string, found: string): Cause {
  const [one, other] = [partsOf(url), partsOf(found)];
  if (one.port !== other.port) return 'wrong-port';
  return one.isTls === other.isTls ? 'wrong-path' : 'wrong-scheme';
}

/** What browser and network do before anybody is asked. */
function blocked({ around, http }: Seen, url: string): Finding[] {
  if (around === null || http === 'answers') return [];
  const { host } = partsOf(url);
  const findings: Finding[] = [];
  if (!around.isOnline && !isLoopback(host)) findings.push(likely('offline'));
  if (!isLessPublic(host, around.origin)) return findings;
  if (around.localNetwork === 'denied') findings.push(likely('local-network-denied'));
  else if (around.localNetwork === 'prompt') findings.push(likely('local-network-asks'));
  else if (around.localNetwork === 'unknown' && !around.pageIsHttps) findings.push(possible('local-network-http'));
  return findings;
}

/** Something answers HTTP, and no WebSocket opens. */
function livingServer(url: string, around: Around | null): Finding[] {
  const { host, port, path } = partsOf(url);
  const page = around === null ? '' : new URL(around.origin).hostname;
  const foreign = isLoopback(host) && !isLoopback(page);
  const noUpgrade = isPagePort(port) ? likely('no-upgrade') : possible('no-upgrade');
  const wrongPath = path === '/mqtt' ? possible('wrong-path') : likely('wrong-path');
  const origin = foreign ? likely('origin') : possible('origin');
  return [wrongPath, origin, noUpgrade];
}

/** Nothing answers, as far as the page can know. */
function noServer({ around, opening, http }: Seen, url: string): Finding[] {
  const { isTls, host, port } = partsOf(url);
  if (isNameOfNobody(host)) return [certain('no-such-name')];
  const isLate = opening?.kind === 'late' || http === 'late';
  const isAhead = Math.abs(around?.clockAhead ?? 0) > clockTolerance;
  const name = isName(host) ? [possible('no-such-name')] : [];
  const first: Finding[] = isRawMqttPort(port) ? [likely('raw-port')] : [];
  if (isTls && isAhead) first.push(likely('clock'));
  if (isLate)
    return [...first, isLoopback(host) ? possible('firewall') : likely('firewall'), possible('dead'), ...name];
  // A certificate that is not trusted and a closed port look the same; who uses wss:// with a broker of their own meets the first.
  if (isTls) first.push(isPublicName(host) ? possible('certificate') : likely('certificate'));
  const closed = isTls || first.length > 0 ? possible('dead') : likely('dead');
  const rest = [...name, ...(isLoopback(host) ? [] : [possible('firewall')])];
  return [...first, closed, ...rest, ...(isRawMqttPort(port) ? [] : [possible('raw-port')])];
}

/** Seconds. A certificate that is valid for months survives less. */
const clockTolerance = 300;

function isPublicName(host: string): boolean {
  return isName(host) && !isLocalNetwork(host) && host.includes('.');
}

function unaccepted(answer: Answer, hasUsername: boolean): Finding {
  switch (answer.kind) {
    case 'not-mqtt':
      return certain('not-mqtt');
    case 'closed':
      return certain('closed-at-connect');
    case 'silent':
      return certain('silent');
    case 'connack': {
      if (!isAboutLogin(answer)) return certain('refused');
      return certain(hasUsername ? 'login-wrong' : 'login-missing');
    }
  }
}

function isAboutLogin({ reason, version }: Extract<Answer, { kind: 'connack' }>): boolean {
  const codes =
    version === 5
      ? [ReasonCode.badUserNameOrPassword, ReasonCode.notAuthorized]
      : [ReturnCode.badUserNameOrPassword, ReturnCode.notAuthorized];
  return codes.some((code) => code === reason);
}

function ofTopic(topic: TopicSeen | null): Finding[] {
  if (topic === null) return [];
  const { subscribed, published, cameBack } = topic;
  if (subscribed === 'closed' || published === 'closed') return [likely('closed-at-topic')];
  const findings: Finding[] = [];
  if (isRefused(subscribed)) findings.push(certain('subscribe-denied'));
  if (isRefused(published)) findings.push(certain('publish-denied'));
  if (subscribed === 'none' || published === 'none') findings.push(certain('topic-silent'));
  // Both granted, and still nothing came within the limit.
  if (findings.length === 0 && typeof published === 'number' && !cameBack) findings.push(likely('dropped'));
  return findings;
}

function isRefused(answer: TopicAnswer): boolean {
  return typeof answer === 'number' && ReasonCode.isFailure(answer);
}

function ofIdle(idle: IdleSeen | null): Finding[] {
  if (idle === null || idle.cutAfter === null) return [];
  const { cutAfter, serverKeepAlive } = idle;
  const isOfBroker = serverKeepAlive !== null && serverKeepAlive > 0 && cutAfter >= serverKeepAlive;
  return [isOfBroker ? likely('idle-cut-by-broker') : certain('idle-cut')];
}

/** Seconds between two packets that keep a line open which was cut so soon. */
export function keepAliveBelow(cutAfter: number): number {
  return Math.max(1, Math.floor(cutAfter / 2));
}

function isPossible({ certainty }: Finding): boolean {
  return certainty === 'possible';
}

function certain(cause: Cause): Finding {
  return { cause, certainty: 'certain' };
}

function likely(cause: Cause): Finding {
  return { cause, certainty: 'likely' };
}

function possible(cause: Cause): Finding {
  return { cause, certainty: 'possible' };
}

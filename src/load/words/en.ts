import type { LoadWords } from './words.ts';

const percent = (part: number): string => `${(part * 100).toPrecision(2)} %`;
const said = (detail: string): string => (detail === '' ? '' : ` (${detail})`);

export const en: LoadWords = {
  phases: {
    connecting: 'connecting',
    waiting: 'waiting',
    traffic: 'running',
    settling: 'waiting for what is still on its way',
    leaving: 'disconnecting',
    done: 'done',
  },
  endings: {
    complete: 'ran to its end',
    stopped: 'was stopped: the figures are those up to then',
    early: 'ended early, as no client was connected any more',
  },
  limits: {
    none: 'Neither side gave way: the broker may be able to do more.',
    generator: 'The generator, not the broker, is the limit: these are not the figures of the broker.',
    broker: 'The broker gave way.',
    unmeasured: 'Nothing was measured: no client was connected.',
  },
  reasons: {
    'plan-missed': ({ part }) =>
      `${percent(part)} of the messages were sent more than 10 ms later than planned, by the generator itself`,
    'own-lag': ({ p99, latency }) => `at p99 the generator itself is ${p99} ms late, of ${latency} ms of latency`,
    'loop-lag': ({ p99 }) => `at p99 the generator's event loop was ${p99} ms late`,
    busy: ({ part }) => `the process of the generator was busy for ${percent(part)} of the time`,
    'own-connections': ({ count }) => `connections that this computer did not allow: ${count}`,
    'rate-not-reached': ({ sent, offered }) => `it took ${sent} messages a second of the ${offered} that were offered`,
    lost: ({ count }) => `deliveries that are missing: ${count}`,
    refused: ({ count }) => `messages that it refused: ${count}`,
    'not-connected': ({ count }) => `clients that were not connected: ${count}`,
    'connections-lost': ({ count }) => `connections that were lost: ${count}`,
  },
  happenings: {
    unreachable: (detail) =>
      `no link could be opened${said(detail)}: is the address right, and does a broker listen there?`,
    'too-many-files': (detail) =>
      `this process may not open more files${said(detail)}: raise the limit with ulimit -n, or use --workers`,
    'no-free-port': (detail) =>
      `this computer has no free port left for a connection${said(detail)}: use fewer clients or several computers`,
    'connect-refused': (detail) => `the broker refused the connection${said(detail)}`,
    'subscribe-refused': (detail) => `the broker refused the subscription${said(detail)}`,
    'publish-refused': (detail) => `the broker refused a message${said(detail)}`,
    'connect-stalled': (detail) => `the broker did not answer CONNECT within 10 seconds${said(detail)}`,
    'subscribe-stalled': (detail) => `the broker did not answer SUBSCRIBE within 10 seconds${said(detail)}`,
    'ping-stalled': () => 'the broker did not answer PINGREQ within the keep alive',
    'not-tried': () => 'not connected, as the broker had not answered a hundred others',
    disconnected: (detail) => `the broker sent DISCONNECT${said(detail)}`,
    closed: (detail) => `the connection was closed without DISCONNECT${said(detail)}`,
    garbage: (detail) => `the broker sent bytes that are not MQTT${said(detail)}`,
    'process-ended': () => 'a process of the run ended before its time, and what it measured is lost',
  },
  refusals: {
    'public-broker': ({ host }) =>
      `${host} is a public broker: it serves everybody, and a load test would take it away from them. Load a broker of your own, as npm run broker starts one.`,
    clients: ({ host, most, asked }) =>
      `${host} is not on this computer or a private network: at most ${most} clients, not ${asked}, unless --i-own-this-broker says that it is yours.`,
    rate: ({ host, most, asked }) =>
      `${host} is not on this computer or a private network: at most ${most} messages a second, not ${asked}, unless --i-own-this-broker says that it is yours.`,
    seconds: ({ host, most, asked }) =>
      `${host} is not on this computer or a private network: at most ${most} seconds, not ${asked}, unless --i-own-this-broker says that it is yours.`,
    unbounded: ({ host }) =>
      `${host} is not on this computer or a private network: a window, and --knee, send as fast as the broker answers: they need --i-own-this-broker.`,
  },
  figures: {
    comma: ', ',
    colon: ': ',
    connections: (made, wanted, rate) => `connections   ${made} of ${wanted}${rate === 0 ? '' : `, ${rate} a second`}`,
    offered: 'offered',
    sent: 'sent',
    acknowledged: 'acknowledged',
    delivered: 'delivered',
    messages: 'messages',
    expected: 'expected',
    lost: 'lost',
    duplicated: 'duplicated',
    outOfOrder: 'out of order',
    refused: 'refused',
    foreign: 'of others',
    latency: 'latency from the planned time',
    closedLatency: 'latency',
    naive: 'latency from sending (naive)',
    acknowledgement: 'acknowledged after',
    connect: 'connected after',
    lag: 'generator behind its plan',
  },
  threshold({ threshold, was, kept }) {
    const state = kept ? 'kept' : 'NOT KEPT';
    if ('atMost' in threshold) return `${state}: ${threshold.of} at most ${threshold.atMost}, was ${was}`;
    return `${state}: ${threshold.of} below ${threshold.below} ms, was ${was === null ? 'without any message' : `${was} ms`}`;
  },
  differences: {
    'no-window': 'it has no window: it sends at times of its own, not when an earlier message has come through',
    waits: 'each publisher waits for one message before it sends the next: when the broker is slow, it sends less',
    'whole-milliseconds': 'its interval is a whole number of milliseconds, so its rate is another one',
    'no-ramp': 'it has no ramp: it begins at the full rate',
    'no-warm-up': 'it has no warm-up: all messages are in its figures',
    'only-3.1.1': 'it speaks MQTT 3.1.1 only',
    'own-keep-alive': 'its subscribers have a keep alive of its own',
    'counts-no-losses': 'it does not count lost, doubled or late messages',
    'fixed-path': 'it knows no WebSocket path but /mqtt',
    'no-pairs-by-client-id': 'its subscribers would have their own Client Identifier in the topic: use %i for pairs',
    'connect-time': 'it spreads the connections over whole seconds',
  },
};

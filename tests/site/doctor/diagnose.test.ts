// What was seen, and the causes that it leaves: one row for each way in which a broker cannot be used.
import { expect, test } from 'vitest';
import { diagnose, keepAliveBelow } from '../../../src/site/doctor/diagnose.ts';
import { nothingSeen, type Around, type Seen } from '../../../src/site/doctor/seen.ts';
import { readTyped } from '../../../src/site/doctor/typed-address.ts';

const around: Around = {
  origin: 'https://book.example',
  pageIsHttps: true,
  isOnline: true,
  localNetwork: 'granted',
  clockAhead: 0,
};
const atHome: Around = { ...around, origin: 'http://localhost:4321', pageIsHttps: false };
const failed = { opening: { kind: 'failed' }, http: 'failed', bare: { kind: 'failed' } } as const;
const late = { opening: { kind: 'late' }, http: 'late', bare: { kind: 'late' } } as const;
const living = { ...failed, http: 'answers' } as const;
const open = { opening: { kind: 'open', protocol: 'mqtt' } } as const;
const elsewhere = (...urls: string[]) => ({ elsewhere: { tried: urls, open: urls } });
const connack = (reason: number, version: 4 | 5 = 5) => ({
  answers: [{ kind: 'connack', version, reason, serverKeepAlive: null } as const],
});
const inside = { ...open, ...connack(0) };
const topic = (
  subscribed: Topic['subscribed'],
  published: Topic['published'],
  cameBack = false,
  version: 4 | 5 = 5,
) => ({
  topic: { topic: 't', version, subscribed, published, cameBack },
});
type Topic = NonNullable<Seen['topic']>;

const rows: [what: string, url: string, seen: Partial<Seen>, findings: string][] = [
  ['no address', '', {}, 'address-empty!'],
  ['the address of a page', 'http://h/', {}, 'address-http!'],
  ['a scheme that is no WebSocket', 'mqtt://h:1883', {}, 'address-not-web-socket!'],
  ['the broker in the page', 'ws://in-page/mqtt', {}, 'address-in-page!'],

  ['a refused address', 'ws://h:6000/mqtt', { opening: { kind: 'refused' } }, 'bad-port!'],
  ['a dead port of this computer', 'ws://localhost:8083/mqtt', { around: atHome, ...failed }, 'dead raw-port?'],
  [
    'a dead port of an IP address',
    'ws://10.0.0.1:8083/mqtt',
    { around: atHome, ...failed },
    'dead firewall? raw-port?',
  ],
  [
    'a dead port of a name',
    'ws://h.lan:8083/mqtt',
    { around: atHome, ...failed },
    'dead no-such-name? firewall? raw-port?',
  ],
  ['a name that nobody can have', 'ws://nothing.invalid:8083/mqtt', { around: atHome, ...failed }, 'no-such-name!'],
  ['no answer at all', 'ws://10.0.0.1:8083/mqtt', { around: atHome, ...late }, 'firewall dead?'],
  ['the port of MQTT over TCP', 'ws://10.0.0.1:1883/mqtt', { around: atHome, ...failed }, 'raw-port dead? firewall?'],
  [
    'no network',
    'ws://h.example:8083/mqtt',
    { around: { ...atHome, isOnline: false }, ...failed },
    'offline dead no-such-name? firewall? raw-port?',
  ],
  [
    'no network is needed here',
    'ws://localhost:8083/mqtt',
    { around: { ...atHome, isOnline: false }, ...failed },
    'dead raw-port?',
  ],

  ['wss at home', 'wss://localhost:8084/mqtt', { around: atHome, ...failed }, 'certificate dead? raw-port?'],
  [
    'wss of a public name',
    'wss://broker.example:8084/mqtt',
    { around, ...failed },
    'certificate? dead? no-such-name? firewall? raw-port?',
  ],
  [
    'a wrong clock',
    'wss://localhost:8084/mqtt',
    { around: { ...atHome, clockAhead: -90_000 }, ...failed },
    'clock certificate dead? raw-port?',
  ],
  [
    'a wrong clock without TLS',
    'ws://localhost:8083/mqtt',
    { around: { ...atHome, clockAhead: -90_000 }, ...failed },
    'dead raw-port?',
  ],
  [
    'a clock that is a little off',
    'wss://localhost:8084/mqtt',
    { around: { ...atHome, clockAhead: 299 }, ...failed },
    'certificate dead? raw-port?',
  ],

  [
    'the local network is denied',
    'wss://192.168.1.2:8084/mqtt',
    { around: { ...around, localNetwork: 'denied' }, ...failed },
    'local-network-denied certificate dead? firewall? raw-port?',
  ],
  [
    'the reader was asked',
    'ws://localhost:8083/mqtt',
    { around: { ...around, localNetwork: 'prompt' }, ...failed },
    'local-network-asks dead raw-port?',
  ],
  [
    'a page that cannot be asked for',
    'ws://localhost:8083/mqtt',
    { around: { ...around, origin: 'http://book.example', pageIsHttps: false, localNetwork: 'unknown' }, ...failed },
    'dead local-network-http? raw-port?',
  ],
  [
    'denied, but a public broker',
    'wss://broker.example:8084/mqtt',
    { around: { ...around, localNetwork: 'denied' }, ...failed },
    'certificate? dead? no-such-name? firewall? raw-port?',
  ],
  [
    'denied, but a page of this computer',
    'ws://localhost:8083/mqtt',
    { around: { ...atHome, localNetwork: 'denied' }, ...failed },
    'dead raw-port?',
  ],

  [
    'a wrong path, found',
    'ws://h:8083/ws',
    { around: atHome, ...living, ...elsewhere('ws://h:8083/mqtt') },
    'wrong-path!',
  ],
  [
    'a wrong port, found',
    'ws://h:1883/mqtt',
    { around: atHome, ...failed, ...elsewhere('ws://h:8083/mqtt') },
    'wrong-port!',
  ],
  [
    'a wrong scheme, found',
    'wss://h:8083/mqtt',
    { around: atHome, ...failed, ...elsewhere('ws://h:8083/mqtt') },
    'wrong-scheme!',
  ],
  ['a wrong path, not found', 'ws://h:8083/ws', { around: atHome, ...living }, 'wrong-path origin? no-upgrade?'],
  [
    'the right path, and no WebSocket',
    'ws://h:8083/mqtt',
    { around: atHome, ...living },
    'wrong-path? origin? no-upgrade?',
  ],
  [
    'a broker of this computer and a foreign page',
    'ws://localhost:8083/mqtt',
    { around, ...living },
    'origin wrong-path? no-upgrade?',
  ],
  ['the port of a web page', 'ws://h:18083/mqtt', { around: atHome, ...living }, 'no-upgrade wrong-path? origin?'],
  [
    'nobody may look',
    'ws://localhost:8083/mqtt',
    { around: atHome, ...failed, http: 'not-looked' },
    'dead raw-port? wrong-path? origin? no-upgrade?',
  ],
  [
    'no sub-protocol, refused by the browser',
    'ws://h/mqtt',
    { around, ...living, bare: { kind: 'open', protocol: '' } },
    'sub-protocol!',
  ],
  [
    'no sub-protocol, let pass by the browser',
    'ws://h/mqtt',
    { opening: { kind: 'open', protocol: '' } },
    'sub-protocol!',
  ],

  ['no MQTT', 'ws://h/mqtt', { ...open, answers: [{ version: 5, kind: 'not-mqtt', start: 'hi' }] }, 'not-mqtt!'],
  ['silence', 'ws://h/mqtt', { ...open, answers: [{ version: 5, kind: 'silent' }] }, 'silent!'],
  [
    'closed twice',
    'ws://h/mqtt',
    {
      ...open,
      answers: [
        { version: 5, kind: 'closed' },
        { version: 4, kind: 'closed' },
      ],
    },
    'closed-at-connect!',
  ],
  [
    'an old broker',
    'ws://h/mqtt',
    { ...open, answers: [{ version: 5, kind: 'closed' }, ...connack(0, 4).answers] },
    '',
  ],
  ['a login is wanted, 5', 'ws://h/mqtt', { ...open, ...connack(0x87) }, 'login-missing!'],
  ['a login is wanted, 3.1.1', 'ws://h/mqtt', { ...open, ...connack(5, 4) }, 'login-missing!'],
  ['a wrong login, 5', 'ws://u:p@h/mqtt', { ...open, ...connack(0x86) }, 'login-wrong!'],
  ['a wrong login, 3.1.1', 'ws://u:p@h/mqtt', { ...open, ...connack(4, 4) }, 'login-wrong!'],
  ['banned', 'ws://u:p@h/mqtt', { ...open, ...connack(0x8a) }, 'refused!'],
  ['unavailable, 3.1.1', 'ws://h/mqtt', { ...open, ...connack(3, 4) }, 'refused!'],

  ['all is well', 'ws://h/mqtt', inside, ''],
  ['the message came back', 'ws://h/mqtt', { ...inside, ...topic(0, 0, true) }, ''],
  ['wildcards are not published to', 'ws://h/mqtt', { ...inside, ...topic(0, 'not-tried') }, ''],
  ['no subscription, 5', 'ws://h/mqtt', { ...inside, ...topic(0x87, 0) }, 'subscribe-denied!'],
  ['no subscription, 3.1.1', 'ws://h/mqtt', { ...inside, ...topic(0x80, 0, false, 4) }, 'subscribe-denied!'],
  ['no publishing', 'ws://h/mqtt', { ...inside, ...topic(0, 0x87) }, 'publish-denied!'],
  ['neither', 'ws://h/mqtt', { ...inside, ...topic(0x87, 0x87) }, 'subscribe-denied! publish-denied!'],
  ['dropped without a word', 'ws://h/mqtt', { ...inside, ...topic(0, 0) }, 'dropped'],
  ['nobody subscribed, says the broker', 'ws://h/mqtt', { ...inside, ...topic(0, 0x10) }, 'dropped'],
  ['closed over the topic', 'ws://h/mqtt', { ...inside, ...topic('closed', 'not-tried') }, 'closed-at-topic'],
  ['no acknowledgement', 'ws://h/mqtt', { ...inside, ...topic(0, 'none') }, 'topic-silent!'],
  ['it lasted', 'ws://h/mqtt', { ...inside, idle: { asked: 60, cutAfter: null, serverKeepAlive: null } }, ''],
  [
    'cut on the way',
    'ws://h/mqtt',
    { ...inside, idle: { asked: 90, cutAfter: 60, serverKeepAlive: null } },
    'idle-cut!',
  ],
  [
    'cut on the way, before the broker would',
    'ws://h/mqtt',
    { ...inside, idle: { asked: 90, cutAfter: 60, serverKeepAlive: 300 } },
    'idle-cut!',
  ],
  [
    'cut by the broker',
    'ws://h/mqtt',
    { ...inside, idle: { asked: 90, cutAfter: 45, serverKeepAlive: 30 } },
    'idle-cut-by-broker',
  ],
];

/** `!` is certain, `?` possible. */
test.each(rows)('%s: %s', (_what, url, seen, findings) => {
  const address = readTyped(url, false);
  const hasUsername = address.isFine && address.address.username !== '';
  const marks = { certain: '!', likely: '', possible: '?' };
  const told = diagnose({ ...nothingSeen(address), ...seen }, hasUsername);
  expect(told.map(({ cause, certainty }) => cause + marks[certainty]).join(' ')).toBe(findings);
});

test('mixed content is told before anything is tried', () => {
  expect(diagnose(nothingSeen(readTyped('ws://10.0.0.1:8083/mqtt', true)), false)).toEqual([
    { cause: 'address-mixed-content', certainty: 'certain' },
  ]);
});

test('a keep alive is well below the time after which a line was cut', () => {
  expect([60, 3, 1].map(keepAliveBelow)).toEqual([30, 1, 1]);
});

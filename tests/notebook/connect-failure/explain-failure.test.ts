import { expect, it } from 'vitest';
import { explainFailure } from '../../../src/notebook/connect-failure/explain-failure.ts';
import type { ConnectFailure } from '../../../src/wire/page-protocol.ts';

it.each(['zh-cn', 'en'] as const)('every failure says what happened, where, and what to do, in %s', (language) => {
  const codes = ['unreachable', 'timeout', 'not-allowed', 'mixed-content', 'not-mqtt', 'bad-address'] as const;
  const failures: ConnectFailure[] = codes.map((code) => ({ code, url: 'ws://h/mqtt' }));
  for (const failure of failures) {
    const [what, doNext] = explainFailure(failure, language);
    expect(what).toContain('ws://h/mqtt');
    expect(doNext).not.toBe('');
  }
  const refused = explainFailure({ code: 'reason', url: 'ws://h/', reason: 0x87, version: 5 }, language);
  expect(refused[0]).toContain('0x87 Not authorized');
});

it.each(['zh-cn', 'en'] as const)(
  'a broker on this computer may have refused the page: only there it is said, in %s',
  (language) => {
    const doNext = (url: string): string => explainFailure({ code: 'unreachable', url }, language)[1];
    for (const host of ['localhost:8083', '127.0.0.1', '[::1]:1'])
      expect(doNext(`ws://${host}/mqtt`)).toContain('--origin');
    for (const host of ['h', 'localhost.h', '127.0.0.1.h'])
      expect(doNext(`ws://${host}/mqtt`)).not.toContain('--origin');
  },
);

it.each(['zh-cn', 'en'] as const)('a certificate may be the cause, with wss:// only, in %s', (language) => {
  const doNext = (code: 'unreachable' | 'timeout', url: string): string => explainFailure({ code, url }, language)[1];
  expect(doNext('unreachable', 'wss://broker.local:8084/mqtt?a=b')).toMatch(/https:\/\/broker\.local:8084[^/]/);
  expect(doNext('unreachable', 'wss://[::1]:8084/mqtt')).toContain('https://[::1]:8084');
  for (const url of ['ws://broker.local:8083/mqtt', 'wss://'])
    expect(doNext('unreachable', url)).not.toContain('https:');
  expect(doNext('timeout', 'wss://broker.local/mqtt')).not.toContain('https:');
});

it.each(['zh-cn', 'en'] as const)(
  'a packet that closed the connection is told with its size and the limit, in %s',
  (language) => {
    const why = {
      code: 'closed-on-packet',
      url: 'ws://h/mqtt',
      bytes: 5_000_021,
      limit: 1_048_576,
      version: 4,
    } as const;
    const [what, doNext] = explainFailure(why, language);
    for (const part of ['ws://h/mqtt', '5,000,021', '1,048,576', '3.1.1']) expect(what).toContain(part);
    expect(doNext).toContain('protocolVersion: 5');
    const unknown = explainFailure({ ...why, limit: null, version: 5 }, language);
    expect(unknown[0]).not.toMatch(/null|undefined|1,048,576|3\.1\.1/);
    expect(unknown[1]).not.toContain('protocolVersion');
  },
);

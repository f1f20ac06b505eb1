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

import { expect, it } from 'vitest';
import { ChosenBroker } from '../../../src/site/picker/chosen-broker.ts';
import type { BrokerChoice, BrokerState, FromWire } from '../../../src/wire/page-protocol.ts';
import { defaultConfig } from '../../../src/site/public-config.ts';

const nowhere = { lasting: null, tab: null };
const own = {
  kind: 'custom',
  url: 'wss://own.test/mqtt',
  username: 'anna',
  password: 'pw',
  profile: 'strict',
} as const;

function chosen(config = defaultConfig) {
  const calls: string[] = [];
  let tell: (message: FromWire) => void = () => undefined;
  const wire = {
    choose: ({ url }: BrokerChoice) => void calls.push(`choose ${url}`),
    probe: () => void calls.push('probe'),
    listen: (listener: (message: FromWire) => void) => {
      tell = listener;
      return () => undefined;
    },
  };
  const broker = new ChosenBroker(wire, config, nowhere, (profile) => void calls.push(`as ${profile}`));
  return { broker, calls, tell: (message: FromWire) => tell(message) };
}

it('tells the wire at first what is chosen, and asks no broker anything', () => {
  const { broker, calls } = chosen();
  expect(calls).toEqual(['as emqx', 'choose ws://in-page/mqtt']);
  expect(broker.state.value).toEqual({ state: 'unknown' });
});

it('tells and asks when the reader chooses', () => {
  const { broker, calls } = chosen();
  broker.choose(own);
  expect(calls.slice(2)).toEqual(['as strict', 'choose wss://anna:pw@own.test/mqtt', 'probe']);
  expect(broker.choice.value).toEqual({ kind: 'custom', url: 'wss://anna:pw@own.test/mqtt' });
  expect(broker.state.value).toEqual({ state: 'connecting' });
  broker.useInPage();
  expect(broker.selection.value).toMatchObject({ kind: 'in-page', profile: 'strict' });
});

it('knows its own address, however it is written, from one that stands in the code of a cell', () => {
  const { broker } = chosen();
  broker.choose(own);
  expect(broker.isChosen('wss://own.test:443/mqtt')).toBe(true);
  expect(broker.isChosen('wss://anna:pw@own.test/mqtt')).toBe(true);
  expect(broker.isChosen('wss://own.test/other')).toBe(false);
  expect(broker.isChosen('nonsense')).toBe(false);
});

it('takes the state of the chosen broker and of no other', () => {
  const { broker, tell } = chosen();
  const state = { state: 'connected', roundTrip: 1, name: 'x', version: 5 } as const;
  tell({ type: 'broker-state', broker: { kind: 'local', url: 'ws://localhost:8083/mqtt' }, state });
  expect(broker.state.value.state).toBe('unknown');
  tell({ type: 'broker-state', broker: broker.choice.value, state });
  expect(broker.state.value).toEqual(state);
});

it('asks when the reader looks at a broker of which something was heard, and is silent about asking by itself', () => {
  const { broker, calls, tell } = chosen();
  const probes = (): number => calls.filter((call) => call === 'probe').length;
  const say = (state: BrokerState): void => tell({ type: 'broker-state', broker: broker.choice.value, state });
  const connected = { state: 'connected', roundTrip: 1, name: 'x', version: 5 } as const;
  say(connected);
  broker.look();
  expect(probes()).toBe(0); // the broker in the page cannot be lost
  broker.choose(own);
  say(connected);
  broker.look();
  expect(probes()).toBe(2);
  say({ state: 'connecting' });
  expect(broker.state.value.state).toBe('connecting');
  say({ state: 'refused', why: { code: 'unreachable', url: own.url } });
  broker.testQuietly();
  say({ state: 'connecting' });
  expect(broker.state.value.state).toBe('refused');
  say(connected);
  expect(broker.state.value.state).toBe('connected');
});

it('that the trainer has locked takes a login and no other broker', () => {
  const { broker, calls } = chosen({ ...defaultConfig, broker: 'custom', custom: own.url, locked: true });
  expect(broker.mayUseInPage).toBe(false);
  broker.useInPage();
  broker.choose({ ...own, url: 'wss://other.test/' });
  expect(calls).toEqual(['as emqx', `choose ${own.url}`]);
  broker.choose(own);
  expect(broker.choice.value.url).toBe('wss://anna:pw@own.test/mqtt');
});

it('chosen without a press is told to the wire, and asked nothing', () => {
  const { broker, calls } = chosen();
  broker.chooseQuietly(own);
  expect(calls.slice(2)).toEqual(['as strict', 'choose wss://anna:pw@own.test/mqtt']);
  expect(broker.state.value).toEqual({ state: 'unknown' });
});

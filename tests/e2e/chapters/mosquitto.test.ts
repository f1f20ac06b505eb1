// Every cell against Mosquitto, where it is installed.
import { afterAll, beforeAll, describe } from 'vitest';
import { isMosquittoThere, startMosquitto, type Mosquitto } from '../../interop/real-mosquitto.ts';
import { testEveryCell } from './every-cell.ts';

describe.skipIf(!isMosquittoThere)('(left out where Mosquitto is not installed)', () => {
  let mosquitto: Mosquitto;
  beforeAll(async () => {
    mosquitto = await startMosquitto();
  });
  afterAll(() => mosquitto.stop());

  testEveryCell('mosquitto', () => ({ broker: 'local', local: `ws://127.0.0.1:${mosquitto.webSocketPort}/mqtt` }));
});

// Every cell against the broker in the page that behaves like Mosquitto.
import { testEveryCell } from './every-cell.ts';

testEveryCell('like-mosquitto', () => ({ broker: 'in-page', profile: 'mosquitto' }));

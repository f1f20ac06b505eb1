// Every cell against the broker in the page that is strict.
import { testEveryCell } from './every-cell.ts';

testEveryCell('strict', () => ({ broker: 'in-page', profile: 'strict' }));

// Every cell against the broker in the page.
import { testEveryCell } from './every-cell.ts';

testEveryCell('in-page', () => ({ broker: 'in-page' }));

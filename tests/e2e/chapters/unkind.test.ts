// Every cell against the broker in the page that keeps the standard and nothing more.
import { testEveryCell } from './every-cell.ts';

testEveryCell('unkind', () => ({ broker: 'in-page', profile: 'unkind' }));

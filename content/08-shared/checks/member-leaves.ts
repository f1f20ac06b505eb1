// A member that unsubscribes first loses nothing. One that goes without may take with it what was on its way to it.
import { delivered, packetsOf, packetsOfType, text } from '../../packets.ts';
import type { CellCheck, CellRun } from '../../../src/notebook/check.ts';

const hows = ['unsubscribe', 'disconnect', 'cut'];

/** The row of the table: how many each of the three did, and how many are lost. */
function row(run: CellRun, how: string): number[] {
  const line = run.lines.find((each) => each.startsWith(`${how} | `)) ?? '';
  return line.split(' | ').slice(1).map(Number);
}

const lost = (run: CellRun, how: string) => row(run, how)[3];

export const mosquitto: CellCheck = (run) => ({
  'three times 300 tasks are published': packetsOfType(run.packets, 'to-broker', 'PUBLISH').length === 900,
  'ben leaves each time, in another way':
    packetsOfType(packetsOf(run, 'ben/unsubscribe'), 'to-broker', 'UNSUBSCRIBE').length === 1 &&
    packetsOfType(packetsOf(run, 'ben/disconnect'), 'to-broker', 'DISCONNECT').length === 1 &&
    packetsOfType(packetsOf(run, 'ben/cut'), 'to-broker', 'DISCONNECT').length === 0,
  'ben had begun each time': hows.every((how) => (row(run, how)[1] ?? 0) > 0),
  'who unsubscribes first loses nothing, and nothing comes twice':
    lost(run, 'unsubscribe') === 0 && new Set(copies(run, 'unsubscribe')).size === copies(run, 'unsubscribe').length,
  'what is lost otherwise is counted': hows.every((how) => (lost(run, how) ?? -1) >= 0),
});

export const check: CellCheck = (run) => ({
  ...mosquitto(run),
  'the broker in the page gives what ben had not acknowledged to the others':
    run.broker !== 'in-page' || hows.every((how) => lost(run, how) === 0),
});

export const unkind = mosquitto;

function copies(run: CellRun, how: string): string[] {
  return ['anna', 'ben', 'chen'].flatMap((name) => delivered(run, `${name}/${how}`)).map(text);
}

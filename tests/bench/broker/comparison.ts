// How everything is measured: the brokers take turns, several rounds each, so that whatever else the computer does meets all of them;
// printed are the medians and the medians of the ratios of each round.
import { median } from '../report.ts';
import type { Contender, ContenderName } from './contenders.ts';

export interface Settings {
  rounds: number;
  /** Length of one measurement in milliseconds. */
  milliseconds: number;
  quick: boolean;
  /** Rows whose names hold this text. */
  only: string;
}

export interface Row {
  name: string;
  unit: string;
  /** Whether more is better; the ratio is turned so that above 1 ours is the better one. */
  better: 'more' | 'less';
  /** To be reached: a ratio to Mosquitto, or a value of our own. */
  goal?: { ratio: number } | { own: number };
  rounds?: number;
  /** Printed below it: what is to be known of its figures. */
  note?: () => string;
  measure: (contender: Contender) => Promise<number | null>;
}

export class Comparison {
  readonly contenders: readonly Contender[];
  readonly settings: Settings;
  readonly missed: string[] = [];
  #title = '';

  constructor(contenders: readonly Contender[], settings: Settings) {
    this.contenders = contenders;
    this.settings = settings;
  }

  /** Printed with the first of the rows below it. */
  title(text: string): void {
    this.#title = text;
  }

  #printTitle(): void {
    if (this.#title === '') return;
    console.log(`\n${this.#title}`);
    this.#title = '';
    console.log(`${''.padEnd(34)}${['own', 'Mosquitto', 'aedes', '', 'own/Mosq.', 'own/aedes'].map(cell).join('')}`);
  }

  async row({ name, unit, better, goal, measure, note, rounds = this.settings.rounds }: Row): Promise<void> {
    if (!name.includes(this.settings.only)) return;
    this.#printTitle();
    const values: Record<ContenderName, number[]> = { own: [], mosquitto: [], aedes: [] };
    const turns = [...this.contenders];
    for (let round = 0; round < rounds; round++) {
      for (const contender of turns) values[contender.name].push((await measure(contender)) ?? NaN);
      turns.push(...turns.splice(0, 1)); // who is first warms the clients up
    }
    const ratio = (other: ContenderName): number => {
      const ratios = values.own.map((own, round) => own / (values[other][round] ?? NaN));
      const middle = median(ratios);
      return better === 'more' ? middle : 1 / middle;
    };
    const [toMosquitto, toAedes] = [ratio('mosquitto'), ratio('aedes')];
    const own = median(values.own);
    let wanted = '';
    if (goal !== undefined) {
      const [reached, text] =
        'ratio' in goal
          ? [toMosquitto >= goal.ratio, `at least ${goal.ratio} ×`]
          : better === 'more'
            ? [own >= goal.own, `at least ${goal.own} ${unit}`]
            : [own <= goal.own, `at most ${goal.own} ${unit}`];
      if (!reached) this.missed.push(name);
      wanted = `   ${text}${reached ? '' : ' ← MISSED'}`;
    }
    const cells = [
      ...[values.own, values.mosquitto, values.aedes].map((list) => shown(median(list))),
      unit,
      `${shown(toMosquitto)} ×`,
      `${shown(toAedes)} ×`,
    ];
    console.log(`${name.padEnd(34)}${cells.map(cell).join('')}${wanted}`);
    if (note !== undefined) console.log(`  ${note()}`);
  }
}

function cell(text: string): string {
  return text.padStart(11);
}

function shown(value: number): string {
  if (Number.isNaN(value)) return '–';
  if (value >= 10_000) return `${Math.round(value / 1000).toLocaleString('en')} k`;
  return value.toPrecision(value >= 1000 ? 4 : 3);
}

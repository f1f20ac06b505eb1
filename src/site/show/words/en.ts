import { visible } from '../../../capture/payload-text.ts';
import { problemText } from '../../../capture/filter/words/words.ts';
import type { ShowWords } from './words.ts';

const received = (text: string): string => `received “${visible(text.length > 60 ? `${text.slice(0, 60)}…` : text)}”`;

export const en: ShowWords = {
  hint: (cell) => (cell === '' ? 'Shows it in the wire panel' : `Shows it in the wire panel, in your run of ${cell}`),
  note: 'About this link',
  offer: (cell, needs) =>
    `This is about a run of the cell ${cell}, and it has not run yet.` +
    (needs.length > 0 ? ` It uses what ${needs.join(', ')} declares; that runs first.` : ''),
  run: 'Run it and show me',
  again: 'Run it again',
  notNow: 'Not now',
  running: (cell) => `${cell} is running; what it sends is shown when it is done.`,
  stop: 'Stop',
  notReached: (cell) =>
    `${cell} has not run: it was taken out of the queue, or a cell that runs before it failed or was stopped.`,
  foreign: (cell) =>
    `In the cell ${cell} stands code that came with a link, and only its own Run starts that. Decide there first whether you keep it.`,
  missed: (cell, miss, how, changed) => {
    const cause =
      how === 'error'
        ? ' The run ended with an error, perhaps before that.'
        : how === 'interrupted'
          ? ' The run was stopped, perhaps before that.'
          : '';
    const why =
      cause ||
      (changed
        ? ' You have changed the code of this cell; “Reset” in its menu brings back the code that this is about.'
        : ' The broker that is chosen now may do it another way, or the run took another course.');
    switch (miss.code) {
      case 'no-packet':
        return (
          (miss.of === 0
            ? `Your last run of ${cell} sent and got no packets.`
            : miss.passing === 0
              ? `Of the ${count(miss.of)} of your last run of ${cell} none is what this link shows.`
              : `Of the ${count(miss.of)} of your last run of ${cell} only ${miss.passing} ${miss.passing === 1 ? 'is' : 'are'} of the kind that this link counts.`) +
          why
        );
      case 'no-field':
        return `The packet is there, but it has no field “${visible(miss.field)}”.${why}`;
      case 'no-message':
        return `The packet is there, but it carries no message.${why}`;
      case 'no-line':
        return `The packet is there, but no line of a cell has sent it.${why}`;
    }
  },
  gone: (cell) =>
    `The packet crossed, but the panel no longer has it: it was cleared away, or made room for newer ones. Run ${cell} again to see it.`,
  close: 'Close',
  badAddress: 'The address of this page says what to show, and it cannot be read:',
  problem: (problem) => {
    switch (problem.code) {
      case 'unknown-key':
        return `expected cell, filter, nth, pane, field, list, moment, ask or fault, received “${visible(problem.key.slice(0, 60))}”.`;
      case 'twice':
        return `${problem.key}: expected once, received twice.`;
      case 'damaged':
        return `expected parts like “cell:name” with “;” between, ${received(problem.received)}.`;
      case 'too-long':
        return `expected at most ${problem.most} characters, received more.`;
      case 'nothing':
        return 'expected a cell, a pane, a list or a fault, received nothing.';
      case 'not-one-of':
        return `${problem.key}: expected ${problem.expected.length > 0 ? `one of ${problem.expected.join(', ')}` : 'nothing, for the page has none'}, ${received(problem.received)}.`;
      case 'bad-filter':
        return `${problem.key}: expected a display filter (${problemText(problem.error.problem, problem.error.start, 'en')}), ${received(problem.received)}.`;
      case 'bad-nth':
        return `nth: expected 1, 2, … from the first on, or -1, -2, … from the last back, ${received(problem.received)}.`;
      case 'without':
        return `${problem.key}: expected together with ${problem.needs}, received without it.`;
    }
  },
  copied: 'The link is in the clipboard.',
  copyYourself: 'The browser gives no access to the clipboard. Copy it yourself:',
  tour: {
    begin: 'Take the tour: one minute',
    back: 'Back',
    next: 'Next',
    end: 'End the tour',
    bar: 'Tour',
    step: (number, of) => `${number} of ${of}`,
  },
};

function count(packets: number): string {
  return packets === 1 ? 'one packet' : `${packets} packets`;
}

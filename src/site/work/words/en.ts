import type { WorkCount, WorkWords } from './words.ts';

export const en: WorkWords = {
  title: 'Your work',
  keeps:
    'Edits, scratch cells, answers and the last run of each cell are kept in this browser, and nothing of it leaves the browser unless you save it to a file.',
  close: 'Close',
  cancel: 'Cancel',
  count,
  save: 'Save to a file',
  saveHint: 'All chapters, in both languages. Take it to another computer, or keep it before you clear the browser.',
  nothingToSave: 'There is nothing to save yet: edit a cell, run one, or answer a question first.',
  saved: (name) => `Saved as ${name}.`,
  open: 'Open a file …',
  openHint: 'Takes over what was saved. If something is here already, you are asked which to keep.',
  opening: 'The file is being read …',
  problem: {
    'not-work':
      'This is not a file of your work: choose one that ends in .lab-work.json. A recorded run is opened in the panel at the foot of the page.',
    'cut-off': 'The end of this file is missing. Copy it again, or save it again where it comes from.',
    newer: 'This file was written by a newer version of this book. Open it on a site that has that version.',
  },
  damaged: (place, expected, received) =>
    `Nothing was taken over: at ${place} this file has ${received}, where ${expected} is expected. Save it again where it comes from.`,
  damagedRun: (page, cell) =>
    `Nothing was taken over: the run of ${cell} on the page ${page} cannot be read. Save the file again where it comes from.`,
  tooLarge: (megabytes) => `This file has more than ${megabytes} MB, and no work of a reader is that large.`,
  empty: 'There is nothing in this file.',
  ask: (file, { edits, answers }) =>
    edits + answers === 0
      ? `The file holds ${count(file)}. Nothing that you have here stands against it.`
      : `The file holds ${count(file)}. Here stand otherwise: ${count({ edits, answers, runs: 0 })}. Which do you want to keep?`,
  nothingRuns:
    'Taking it over runs no code. The code in it is that of whoever saved the file: read it before you run it.',
  take: 'Take it over',
  keepMine: 'Keep mine, add the rest',
  takeFile: 'Take the file’s',
  noRoom: 'The browser has no room for it: everything is as it was before.',
  startOver: 'Start this chapter over',
  startOverHint: 'As on the first visit: the book’s code, no outputs, no answers.',
  askStartOver: (one) =>
    `This takes away ${count(one)} of this chapter, in both languages. You can undo it right afterwards.`,
  nothingToClear: 'There is nothing of yours in this chapter.',
  denied: 'The browser does not let this page store anything, so nothing is kept here.',
  done: {
    imported: 'The file has been taken over. Nothing of it has run.',
    'started-over': 'The chapter begins anew.',
    undone: 'Everything is as it was before.',
  },
  undo: 'Undo',
  dismiss: 'OK',
};

function count({ edits, answers, runs }: WorkCount): string {
  const parts = [many(edits, 'cell of yours', 'cells of yours'), many(answers, 'answer'), many(runs, 'run')].flat();
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}` : (parts[0] ?? 'progress');
}

function many(number: number, one: string, more = `${one}s`): string[] {
  return number === 0 ? [] : [`${number} ${number === 1 ? one : more}`];
}

// The words of recorded runs.
import type { RunWords } from './words.ts';

export const en: RunWords = {
  readOnly: 'A recorded run, made by somebody else perhaps. Nothing in it runs: it shows what ran then.',
  fromPage: (page) => `Recorded on the page ${page}.`,
  noCells: 'No cell had run when this was saved. Its packets are in the other tabs.',
  execution: (count) => `run ${count}`,
  status: { ok: 'done', error: 'failed', interrupted: 'stopped', running: 'still running when it was saved' },
  code: (cell) => `Code of ${cell} as it ran`,
  saving: 'The run is being saved …',
  saved: (cells, packets) =>
    `saved: ${cells} ${cells === 1 ? 'cell' : 'cells'} with code and outputs, ${packets} ${packets === 1 ? 'packet' : 'packets'}. Open it in this panel, on any page of this book.`,
  withoutBroker:
    'The broker in this page did not tell its past: the file holds the packets without the broker’s states.',
  hasPassword: 'The file holds a password as it was sent: think of whom you give it to.',
  nothingToSave: 'Nothing has run on this page yet. Run a cell, then save.',
  tooMuch: 'The run is too large for one file. Load the page afresh, run less, and save that.',
  opening: 'is being opened …',
  problem: {
    'not-a-run': 'is not a recorded run of this book. Choose a file that ends in .lab-run.json.gz.',
    'cut-off': 'is damaged, or its end is missing. Ask for the file again, or copy it again.',
    newer: 'was written by a newer version of this book. Open it on a site that has that version.',
  },
  damaged: (place) => `cannot be shown: what stands at ${place} is not as this book writes it. Ask for the file again.`,
  tooLarge: (megabytes) => `is too large: more than ${megabytes} MB would not fit into the memory of every browser.`,
};

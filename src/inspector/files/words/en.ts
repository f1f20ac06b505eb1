// The words for files.
import type { FileWords } from './words.ts';

export const en: FileWords = {
  file: 'File',
  fileHint: 'Save packets or the run, or open a file',
  save: 'Save as .pcapng',
  all: 'All packets',
  listed: 'Only those listed',
  saveRun: 'Save the run',
  saveRunHint: 'with packets, broker, code and outputs, for another reader to look at.',
  open: 'Open a capture or a run …',
  dropHint: 'or drop a .pcap, .pcapng (.gz too) or .lab-run.json.gz file on this panel.',
  drop: 'Drop the file to open it',
  cancel: 'Cancel',
  dismiss: 'Got it',
  opening: 'is being opened …',
  saved: (count) => `saved with ${count} ${count === 1 ? 'packet' : 'packets'}.`,
  tooLarge: (megabytes, atMost) =>
    `has ${megabytes} MB, and more than ${atMost} MB would not fit into the memory of every browser. Cut it with Wireshark or editcap, or read it with npm run dissect.`,
  cannotRead: (why) =>
    `could not be read (${why}). If it was moved or changed, choose it again; if it is large, cut it.`,
  outOfMemory: 'the browser gave no reason, perhaps it ran out of memory',
  notFetched: 'What this needs could not be fetched from the site. Check the network, and try again.',
  connectsAdded: (count) =>
    count === 1
      ? 'The CONNECT of its connection went along: Wireshark needs it to tell the version of MQTT.'
      : `${count} CONNECT packets of their connections went along: Wireshark needs them to tell the version of MQTT.`,
  hasPassword: 'The file holds a password as it was sent: think of whom you give it to.',
  nothingToSave: 'There is no packet to save. Run a cell that connects a client, or show all packets again.',
  wrongFilter: 'The display filter cannot be read, so it is not known which packets to save. Mend it first.',
  leftOut: (kept, leftOut) => `The file holds more packets than are shown: the first ${kept} are, ${leftOut} are not.`,
};

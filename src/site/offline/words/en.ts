import type { OfflineWords } from './words.ts';

export const en: OfflineWords = {
  title: 'Read offline',
  about:
    'This browser can keep a copy of the book. Then pages, search and cells with the broker in the page work without a network. The copy is kept on this device only.',
  take: 'What to keep',
  part: { 'zh-cn': '中文', en: 'English', editor: 'Code editor' },
  partHint: {
    editor: 'Completion, types and errors while you type. Without it cells can be edited and run all the same.',
  },
  size: (size, packed) => `${size} in this browser; about ${packed} over the network if the server compresses.`,
  toFetch: (size, packed) => `Still to fetch: ${size}, about ${packed} over the network if the server compresses.`,
  chooseLanguage: 'Choose at least one language.',
  littleRoom: (room) => `The browser has only about ${room} left for this site: it may not be enough.`,
  download: 'Download',
  downloading: (done, size) => `${done} of ${size}`,
  goesOn: 'You can close this and read on. On the next page the download goes on.',
  stop: 'Stop',
  stopped: (done, size) => `Not complete: ${done} of ${size} are here, and nothing of it is used yet.`,
  resume: 'Go on',
  kept: (parts, size, date) => `Offline copy of ${parts}: ${size}, from ${date}.`,
  and: ', ',
  mayGo: 'The browser may delete it when the device runs short of space.',
  newer: 'There is a newer version of the book. Until you update you read the version of your copy.',
  update: (packed) => `Update (about ${packed})`,
  later: 'Not now',
  change: 'Change',
  remove: 'Remove the offline copy',
  removed: 'The offline copy has been removed.',
  close: 'Close',
  away: 'The server cannot be reached just now, so nothing can be added or changed.',
  looking: 'Looking at what is there …',
  impossible: {
    insecure:
      'Browsers keep copies only of pages that come over https, or from this computer, and this one came over http. Ask whoever runs the site for https, or for the zip file of the book.',
    unsupported: 'This browser cannot keep a copy of a site (it has no service workers, perhaps in a private window).',
    denied: 'The browser does not let this page store anything. A private window or a setting may be the reason.',
  },
  problem: {
    unreachable: 'The server cannot be reached. What has come is kept; go on when there is a network.',
    otherBuild: (path) =>
      `The server sends something else for ${path} than the book’s list says. The site may be being updated, or a network wants you to sign in. Try again in a while.`,
    noRoom: (room) =>
      `The browser has no room for it${room === null ? '' : ` (about ${room} left for this site)`}. Free some space, keep less of the book, or remove what has come.`,
    elsewhere: 'Another tab is downloading the copy.',
    noList: 'The site has no list of its files (offline.json), so no copy can be made. It stands in every built site.',
    unknown: (said) => `It has failed: ${said}`,
  },
  entry: {
    kept: (size) => `✓ ${size} kept`,
    partly: 'not complete',
    loading: 'downloading',
  },
  note: {
    downloading: 'The offline copy is being downloaded.',
    newer: 'There is a newer version of the book than your offline copy.',
    lost: 'The browser has deleted your offline copy.',
    failed: 'The download of the offline copy has stopped.',
    again: 'Download again',
    open: 'Show',
    done: 'The offline copy is complete.',
    dismiss: 'OK',
  },
};

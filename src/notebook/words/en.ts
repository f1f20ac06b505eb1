import { sized } from './sized.ts';
import type { Words } from './words.ts';

export const en: Words = {
  cell: {
    label: (name) => `Code cell ${name}`,
    scratch: (number) => `Scratch ${number}`,
    code: (name) => `Code of ${name}, press Enter to edit`,
    helper: (lines) => `Helper code, ${lines} lines`,
    field: (name) => `Edit the code of ${name}; Esc leaves`,
    run: 'Run',
    stop: 'Stop',
    queued: 'Queued',
    waitsFor: (cell) => `waits for ${cell}`,
    cancel: 'Take out of the queue',
    modified: 'modified',
    isBack: (url) => `${url} could not be connected to for a while. The connection stands again.`,
    noScript: 'Running the code needs JavaScript.',
    duration: (ms) => {
      if (ms < 1000) return `${Math.round(ms)} ms`;
      if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
      return `${Math.floor(ms / 60_000)} min ${Math.floor((ms % 60_000) / 1000)} s`;
    },
  },
  state: {
    unrun: 'Not run yet',
    queued: 'Queued',
    busy: 'Running',
    done: (count) => `Run ${count}, done`,
    failed: (count) => `Run ${count}, failed`,
    interrupted: (count) => `Run ${count}, stopped`,
    stale: (cells) => `Out of date: ${cells}, which it reads from, ran again later`,
    lost: 'The kernel was restarted since; the variables of this run are gone',
    announceDone: (name, duration) => `${name} done in ${duration}`,
    announceError: (name) => `${name} failed`,
    announceStopped: (name) => `${name} stopped`,
  },
  menu: {
    open: (name) => `More actions for ${name}`,
    runNext: 'Run and go to the next',
    runTo: 'Run from the top to here',
    runAll: 'Run all',
    reset: 'Reset',
    clear: 'Clear the output',
    compare: 'Compare with the original',
    compareBrokers: 'Compare brokers…',
    copyOutput: 'Copy the output',
    outputCopied: 'Output copied.',
    notCopied: 'The browser does not let this page write to the clipboard.',
    share: 'Copy a link to this code',
    link: 'Copy a link to this cell',
    add: 'Add a scratch cell below',
    remove: 'Delete this scratch cell',
  },
  kernel: {
    name: 'Kernel',
    menu: 'Kernel and notebook actions',
    off: 'Kernel not started',
    starting: 'Kernel starting',
    ready: 'Kernel ready',
    busy: (cell) => `Running ${cell}`,
    stopping: 'Stopping',
    restarting: 'Restarting',
    failed:
      'What runs cells could not be fetched or started. Check the network, then run the cell again; if that does not help, reload the page.',
    lost: 'The code did not end when it was stopped, so the kernel was restarted: all variables are gone. Run from the top.',
    stop: 'Stop',
    restart: 'Restart the kernel',
    resetAll: 'Reset all cells',
    confirmResetAll: (edited) =>
      edited === 0
        ? 'Clear all output?'
        : `Reset all cells? Your edits in ${edited} ${edited === 1 ? 'cell' : 'cells'} will be lost.`,
    addAtEnd: 'Add a scratch cell at the end',
    work: 'Your work: save, open, start over …',
    keys: 'Keys …',
  },
  output: {
    label: (name) => `Output of ${name}`,
    dropped: (count) => `${count} earlier outputs were dropped`,
    earlier: (count) => `Show ${count} earlier`,
    fewer: 'Show only the latest',
    times: (count) => `${count} times`,
    levels: { warn: 'warning', error: 'error', debug: 'debug', info: 'info' },
    result: 'Result',
    more: (count) => `${count} more`,
    cut: (shown, length) => `the first ${shown} of ${length} characters`,
    table: (columns) => `Table: ${columns.join(', ')}`,
    moreRows: (count) => `${count} more rows`,
    bytes: (length) => `${length} ${length === 1 ? 'byte' : 'bytes'}`,
    image: 'Image shown by the code',
    circular: 'circular',
    getter: 'getter, not read',
    deep: 'too deep, not opened',
    thrower: 'threw an error when read',
    refused: (tag) => `the element <${tag}> cannot be shown`,
  },
  packets: {
    byLine: (cell) => `Packets by line of the cell ${cell}: arrow keys go from line to line`,
    showLine: (line, packets) => `Line ${line} sent ${packets}: show them`,
  },
  onTheWay: (toBroker, toClient) =>
    [
      ...sized(toBroker, (size) => `${size} still to be sent`),
      ...sized(toClient, (size) => `${size} still to be received`),
    ].join(', '),
  wait: (wait) => {
    switch (wait.for) {
      case 'messages':
        return `Waiting for ${wait.count} ${wait.count === 1 ? 'message' : 'messages'} of client ${wait.clientId}: ${wait.came} came`;
      case 'sleep':
        return `Waiting ${wait.milliseconds} ms`;
      case 'condition':
        return `Waiting ${wait.within} ms at most for something to happen`;
      case 'connect':
        return `Connecting to ${wait.url}`;
    }
  },
  error: {
    thrown: 'Thrown',
    reason: (packet, code) => `${packet} with Reason Code ${code}: `,
    line: (cell, line) => `${cell}, line ${line}`,
    here: (line) => `line ${line}`,
    useInPage: 'Run in the page instead',
    declaredIn: (name, cell) => `${name} is declared in cell ${cell}: run it first.`,
    declaredBelow: (name, cell) => `${name} is declared in cell ${cell}, further down: run that one first.`,
    runAbove: 'Run the cells above',
  },
  edits: {
    legend: 'The original and your edit',
    same: 'Same as the original.',
    close: 'Close the comparison',
    removedLine: 'original',
    unchangedLines: (count) => `⋯ ${count} unchanged ${count === 1 ? 'line' : 'lines'}`,
    addedLine: 'yours',
    chapterChanged: 'The book’s code changed after you edited this cell. You see your version; both are still there.',
    keepMine: 'Keep mine',
    takeChapter: 'Take the book’s',
    otherTab: 'Another tab edited this cell; its version is shown here now.',
    putBack: 'Put mine back',
    dismiss: 'OK',
    full: 'The browser’s storage is full: new edits last only until you leave this page.',
    denied: 'The browser does not let this page store anything: edits last only until you leave it.',
    leftOut: (count) =>
      `${count} ${count === 1 ? 'cell that is' : 'cells that are'} stored for this page ${count === 1 ? 'is' : 'are'} not shown: there are too many of them, or too much code is in them. They stay stored. Delete cells that you do not need, then load the page again to see more.`,
    plainField: 'The editor could not be loaded; you can go on editing here.',
  },
  share: {
    copied: 'Link copied. It carries the code itself.',
    cellCopied: 'Link copied. It leads to this cell, without your code.',
    copyYourself: 'The browser does not let this page write to the clipboard; copy the link yourself:',
    tooLong: 'This code is too long for a link.',
    problem: (problem) => {
      switch (problem) {
        case 'version':
          return 'The shared link was made by a newer version of this book. Update this site, or ask for the code itself.';
        case 'damaged':
          return 'The code in the shared link is damaged and was not used. Ask for a new link.';
        case 'truncated':
          return 'The shared link is incomplete: its end is missing. Copy the whole link again.';
        case 'too-long':
          return 'The code in the shared link is too long and was not opened.';
      }
    },
    foreign:
      'This code came with a link: it is neither the book’s nor yours. Read it before you run it; it never runs by itself. It runs apart from your cells: it does not find their names and connections, and Stop ends everything that it has started.',
    apart: (name) =>
      `${name} belongs to another cell. Code from a link runs apart from your cells and does not find it: take the code over, then run it among them.`,
    facts: (lines, wide, hidden) =>
      [
        `It has ${lines} ${lines === 1 ? 'line' : 'lines'}${wide > 0 ? `, ${wide} of them wider than the view` : ''}.`,
        ...(hidden.length > 0 ? [`Hidden characters in it: ${hidden.join(', ')}.`] : []),
      ].join(' '),
    framed:
      'This code came with a link, and another site shows this page inside its own. Code of a stranger does not run here: open the page by itself.',
    openAlone: 'Open the page by itself',
    take: 'Take it and edit',
    takeOver: 'Take it and replace my edit',
    back: 'No, put back what was here',
  },
};

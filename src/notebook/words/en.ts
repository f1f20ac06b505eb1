import type { Words } from './words.ts';

export const en: Words = {
  cell: {
    label: (name) => `Code cell ${name}`,
    scratch: (number) => `Scratch ${number}`,
    code: (name) => `Code of ${name}, press Enter to edit`,
    field: (name) => `Edit the code of ${name}; Esc leaves`,
    run: 'Run',
    stop: 'Stop',
    queued: 'Queued',
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
    share: 'Copy a link to this code',
    add: 'Add a scratch cell below',
    remove: 'Delete this scratch cell',
  },
  kernel: {
    menu: 'Notebook actions',
    off: 'Kernel not started',
    starting: 'Kernel starting',
    ready: 'Kernel ready',
    busy: (cell) => `Running ${cell}`,
    stopping: 'Stopping',
    restarting: 'Restarting',
    failed: 'The kernel cannot start; reload the page',
    lost: 'The code did not end when it was stopped, so the kernel was restarted: all variables are gone. Run from the top.',
    stop: 'Stop',
    restart: 'Restart the kernel',
    resetAll: 'Reset all cells',
    confirmResetAll: (edited) =>
      edited === 0
        ? 'Clear all output?'
        : `Reset all cells? Your edits in ${edited} ${edited === 1 ? 'cell' : 'cells'} will be lost.`,
    addAtEnd: 'Add a scratch cell at the end',
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
    why: (code, details) => {
      switch (code) {
        case 'syntax':
          return 'This is not valid TypeScript, so it was not run.';
        case 'thrown':
          return '';
        case 'unhandled-rejection':
          return 'A promise was rejected and no code handled it: put await before it, or handle it with catch.';
        case 'unknown-import':
          if (details.name !== undefined) return `The module ${details.module ?? ''} has no ${details.name}.`;
          return `There is no module ${details.module ?? ''} here. What can be imported: ${details.known ?? 'mqtt, lab'}.`;
        case 'timeout':
          switch (details.what) {
            case 'connack':
              return 'The broker did not accept the client in time. Look at the packets: is there a CONNACK, and what does it say?';
            case 'closed':
              return 'The connection ended before the broker had accepted the client. Check that this is an MQTT broker and that the client may come.';
            case 'condition':
              return 'What the cell waits for did not happen in time. Look at the packets: which one is missing? Or wait longer with `within`.';
            case 'marker':
              return 'A marker did not come back in time. Check that both clients are connected and may use these topics, or wait longer with `within`.';
            case undefined:
          }
          return 'The messages did not all come in time. Check the topics, the QoS and the order of steps, or wait longer with `within`.';
        case 'broker-unreachable':
          if (details.why === 'timeout')
            return 'It did not answer within 5 seconds. Check the network and the address.';
          if (details.why === 'not-mqtt') return 'No MQTT broker answers there. Check port and path (usually /mqtt).';
          return 'The broker cannot be reached. Check that it runs and that the address is right.';
        case 'address-refused':
          return whyRefused(details.why);
        case 'mqtt-reason':
        case 'bad-fault':
          return '';
        case 'interrupted':
          return 'The run was stopped; its connections and timers have ended.';
        case 'out-of-resources':
          return 'Too much memory, too many connections or calls. Use fewer, or look for a recursion that does not end.';
      }
    },
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

function whyRefused(why: unknown): string {
  switch (why) {
    case 'mixed-content':
      return 'This page came over https, so the browser opens no unencrypted ws:// address of another machine: use a wss:// address.';
    case 'bad-address':
    case 'not-web-socket':
      return 'A browser reaches a broker only through WebSocket: use a ws:// or wss:// address, such as brokerUrl.';
    case 'not-asked':
      return 'You did not allow several connections of this run, so this one was refused without asking you. Run the cell again to be asked again, or use brokerUrl.';
    default:
      return 'You did not allow this address; nothing was sent. Run the cell again to be asked again, or use brokerUrl.';
  }
}

// What the doctor says, apart from its steps and causes.
import type { Words } from './words.ts';

export const en: Words = {
  form: {
    title: 'What is to be examined',
    address: 'Address of the broker',
    addressNote: 'Empty: the broker picked at the top of the page,',
    addressExample: 'For example ws://192.168.1.10:8083/mqtt',
    username: 'User name',
    password: 'Password',
    loginNote:
      'Empty: the login that you gave for the picked broker, if the address is the same. Neither is stored, and the password is in no command and no report.',
    topic: 'Topic to try',
    topicNote:
      'The doctor subscribes to it and publishes one small message there, which is not retained. Empty: neither. Where it has wildcards, nothing is published.',
    topicFault: 'This is no topic: # stands only at its end, and + only alone between slashes.',
    idle: 'Seconds to wait in silence',
    idleNote:
      '0: no wait. A proxy often cuts a connection on which nothing is sent for 60 seconds; with 120 you find that out. You can stop at any time.',
    start: 'Examine',
    noScript: 'The doctor needs JavaScript.',
  },
  stop: 'Stop',
  running: 'Examining…',
  stopped: 'Stopped. What was seen until then stands below.',
  fine: (topic, idle) =>
    `Nothing is wrong: the broker can be reached and accepts this client${topic ? ', and a message comes back' : ''}${idle ? ', and a silent connection lasts' : ''}.`,
  verdict: 'What is wrong',
  steps: 'Step by step',
  tried: 'Tried',
  saw: 'Seen',
  follows: 'Follows',
  limit: (seconds) => `at most ${seconds} s`,
  left: (seconds) => `${seconds} s left`,
  certainty: { certain: 'This is it', likely: 'Likely', possible: 'Possible' },
  others: 'If that is not it',
  noOneCanKnow:
    'A browser does not tell a page why a connection failed, so more than one cause is left. The commands below tell them apart.',
  use: (address) => `Examine ${address}`,
  commandsTitle: 'Going on in a shell',
  commandsNote: 'A shell sees what the browser keeps from this page. Add the password yourself where one is needed.',
  commands: {
    curl: 'What the server answers to the handshake. 101: it opens. 404: the path is wrong. 403: pages of this site may not come in. 400 or 426: no WebSocket there, or the sub-protocol is refused. “Connection refused”: nothing listens. “Empty reply”: MQTT without WebSocket, perhaps.',
    name: 'Whether the name has an address. No line: it has none, as this computer sees it.',
    openssl:
      'Which certificate the server shows. The line “Verify return code” says whether it is trusted, and if not, why.',
    'mosquitto-sub':
      'The broker without WebSocket, from the same computer. If this receives CONNACK (0), broker and login are right, and only the WebSocket is to blame.',
    ss: 'On the broker’s computer: whether anything listens at the port. 127.0.0.1 there means that only that computer can reach it.',
    'docker-ps':
      'On the broker’s computer: which container publishes the port. No line: none does; docker run needs -p for it.',
    'docker-logs': 'On the broker’s computer: what the broker says itself, if its container is called emqx.',
  },
  copy: 'Copy',
  copyCommand: (program) => `Copy the ${program} command`,
  copied: 'Copied.',
  copyYourself: 'The browser gives no access to the clipboard. Select the text and copy it yourself.',
  reportTitle: 'For your trainer',
  reportNote: 'All of the above as plain text. It holds no password.',
  copyReport: 'Copy the report',
  saveReport: 'Save the report',
  report: {
    title: 'Why a broker cannot be reached',
    time: 'Time',
    page: 'Page',
    browser: 'Browser',
    address: 'Address',
    username: (given) => (given ? 'with a user name' : 'without a user name'),
    cause: 'What is wrong',
    none: 'nothing was found',
    colon: ': ',
  },
};

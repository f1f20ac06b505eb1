// The words of the broker picker.
import type { Words } from './words.ts';

export const en: Words = {
  title: 'The broker that cells connect to',
  hints: {
    'in-page': 'Runs inside this page and needs no network.',
    local: 'The broker that npm start brings, or EMQX from compose.yaml.',
    public: 'On the internet, for everybody, such as broker.emqx.io by EMQX.',
    custom: 'A broker of your own or of your class.',
  },
  servingHint: 'The broker that runs beside it, for everybody in the room.',
  locked: 'The trainer has set the broker for everybody:',
  ownTopics: (namespace) =>
    `topic() and the cells’ Client Identifiers begin with ${namespace}/ in this tab. Every tab has a name of its own, so two tabs never disturb each other.`,
  connected: (name, version, roundTrip) =>
    `Connected: ${name === null ? '' : `${name}, `}MQTT ${version === 5 ? '5.0' : '3.1.1'}, round trip ${roundTrip.toFixed(1)} ms.`,
  profile: {
    legend: 'How it behaves where MQTT leaves it open',
    is: {
      emqx: 'It behaves like EMQX',
      mosquitto: 'It behaves like Mosquitto',
      strict: 'It is strict',
      unkind: 'It is unkind',
    },
    names: { emqx: 'EMQX', mosquitto: 'Mosquitto', strict: 'Strict', unkind: 'Unkind' },
    hints: {
      emqx: 'Keeps QoS 0 for absent clients; one copy for each overlapping subscription; shared messages go round for each publisher.',
      mosquitto:
        'Keeps no QoS 0 for absent clients; ends a client that is taken over without DISCONNECT; what a shared member has not acknowledged is lost with it.',
      strict:
        'Keeps no QoS 0 for absent clients; overlapping subscriptions get one copy; only what MQTT requires and recommends.',
      unkind:
        'Shows what may not be relied on: messages overtake each other wherever that is allowed, the member of a shared group is chosen by chance, a client that returns at once may be refused. It keeps to the standard, and does nothing more.',
    },
    restarts: 'Connect starts this broker anew: open connections end, and its sessions and retained messages are lost.',
  },
  address: 'Address',
  username: 'User name (if needed)',
  password: 'Password',
  loginNote:
    'User name and password are kept until this tab is closed. The cells of this page connect with them, and their code can read them.',
  faults: {
    empty: 'Give an address, such as ws://192.168.1.10:8083/mqtt.',
    'not-a-url':
      'This is not a whole address. It begins with ws:// or wss://, for example ws://192.168.1.10:8083/mqtt.',
    'not-web-socket': 'A browser reaches a broker only through WebSocket: use a ws:// or wss:// address.',
    'mixed-content':
      'This page came over https, so the browser allows no ws:// address of another machine: use wss:// instead.',
    'in-page': 'This is the broker in the page: choose “In the page”.',
  },
  publicNote:
    'On a public broker everybody can read along: send nothing private. topic() gives you a namespace of your own, which keeps your topics apart from others’ but hides nothing.',
  connect: 'Connect',
  testAgain: 'Test again',
  useInPage: 'Use the broker in the page',
  showAddress: 'Address of this book as a QR code',
  close: 'Close',
  ask: {
    title: 'Allow a connection to this address?',
    wants: (cell) => `The cell “${cell}” wants to connect to:`,
    note: 'It is not the broker that you chose. Nothing is sent to it before you allow it.',
    holdsForPage:
      'If you allow it, all cells of this page may connect to it until you reload or leave the page; code from links is asked about separately.',
    holdsForRun:
      'The code in this cell came with a link. If you allow it, only this run may connect to it; the next run asks again.',
    allow: 'Allow this time',
    deny: 'Do not allow',
    stop: 'Stop this cell',
  },
};

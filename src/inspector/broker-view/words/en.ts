// The words of the broker pane.
import type { BrokerWords } from './words.ts';

export const en: BrokerWords = {
  waiting: 'Asking the broker for its state …',
  file: 'A capture holds what crossed the wire, and nothing of what went on inside the broker. The broker of this page shows here when you are back at its packets.',
  otherBroker:
    'You have chosen a broker outside this page, and what goes on inside it cannot be seen. Choose the broker in this page and run a cell to watch its sessions, queues and retained messages.',
  useInPage: 'Use the broker in this page',
  nobody: 'No client is connected, no session is kept. Run a cell that connects, and its session appears here.',
  sessions: (count) => `Sessions (${count})`,
  connected: (version) => `connected, MQTT ${version}`,
  slow: 'reads too slowly',
  away: (seconds) => (seconds === null ? 'away; its session stays for ever' : `away; its session ends in ${seconds} s`),
  lasts: (seconds) =>
    seconds === null
      ? 'The session stays for ever after its connection.'
      : seconds === 0
        ? 'The session ends with its connection.'
        : `The session stays for ${seconds} s after its connection.`,
  silence: (seconds) => `The broker closes the connection if nothing is heard for ${seconds} s.`,
  subscriptions: 'Subscriptions',
  subscription: (filter, qos) => `${filter}, QoS ${qos}`,
  noLocal: 'No Local',
  retainAsPublished: 'Retain As Published',
  identifier: (number) => `identifier ${number}`,
  queue: 'Queue',
  toClient: (unacknowledged, window) =>
    window === null ? 'In flight to the client' : `In flight to the client (${unacknowledged} of at most ${window})`,
  waitsFor: { PUBACK: 'PUBACK is awaited', PUBREC: 'PUBREC is awaited', PUBCOMP: 'PUBCOMP is awaited' },
  fromClient: 'In flight from the client',
  waitsForRelease: 'PUBREL is awaited',
  packetId: (packetId) => `packet id ${packetId}`,
  message: (id) => `message ${id}`,
  will: 'Will',
  willStands: 'is published if the connection ends without a goodbye',
  willDue: (seconds) => `is published in ${seconds} s`,
  more: (count) => `and ${count} more`,
  retained: (count) => `Retained messages (${count})`,
  expiresIn: (seconds) => `expires in ${seconds} s`,
  groups: (count) => `Shared groups (${count})`,
  members: 'Members',
  events: 'What happened, and why (newest first)',
  missed: (count) => `${count} events came faster than they could be told, and are left out.`,
  noEvents: 'Events appear here from now on.',
  showPast: 'Show what happened before',
  showClocks: 'Show packets and clocks too',
  why: 'Why?',
};

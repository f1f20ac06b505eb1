// MQTT 3.1.1, sections 4 to 7: state, delivery, topics, errors, WebSocket, conformance.
import { bindsClientOnly, type Section } from '../statement.ts';

export const mqtt311Behaviour: Section = {
  '4.1.0-1': 'Session state is kept for the whole session',
  '4.1.0-2': 'A session lasts at least as long as its connection',
  '4.3.1-1': 'QoS 0 is sent with DUP 0',
  '4.3.2-1': 'QoS 1: an unused identifier, DUP 0, unacknowledged until PUBACK',
  '4.3.2-2': 'QoS 1 received: PUBACK with its identifier, after which the identifier means a new message',
  '4.3.3-1':
    'QoS 2: an unused identifier, DUP 0, PUBREL on PUBREC, unacknowledged until PUBCOMP, no PUBLISH after PUBREL',
  '4.3.3-2':
    'QoS 2 received: PUBREC each time, passed on once, PUBCOMP on PUBREL, then the identifier means a new message',
  '4.4.0-1': 'On a resumed session unacknowledged PUBLISHes and PUBRELs are sent again with their identifiers',
  '4.5.0-1': 'A message becomes part of the sessions that have matching subscriptions',
  '4.5.0-2': ['A client acknowledges whatever it receives', bindsClientOnly],
  '4.6.0-1': 'PUBLISHes are sent again in their order',
  '4.6.0-2': 'PUBACKs come in the order of the PUBLISHes',
  '4.6.0-3': 'PUBRECs come in the order of the PUBLISHes',
  '4.6.0-4': 'PUBRELs come in the order of the PUBRECs',
  '4.6.0-5': 'Every topic is an ordered one by default',
  '4.6.0-6': 'Messages of one client to one topic at one QoS reach a subscriber in their order',
  '4.7.1-1': 'A Topic Name has no wildcards',
  '4.7.1-2': '# stands alone in the last level',
  '4.7.1-3': '+ stands alone in its level',
  '4.7.2-1': 'A filter that starts with a wildcard does not match topics that start with $',
  '4.7.3-1': 'Names and filters have at least one character',
  '4.7.3-2': 'Names and filters have no U+0000',
  '4.7.3-3': 'Names and filters have at most 65,535 bytes',
  '4.7.3-4': 'Names and filters are compared as they are',
  '4.8.0-1': 'A protocol violation closes the connection it came on',
  '4.8.0-2': [
    'A transient error while handling a packet closes the connection',
    'The server meets none: it handles packets in memory, and a full queue is an option with its own rule.',
  ],
  '6.0.0-1': 'Packets travel in binary WebSocket frames; another frame closes the connection',
  '6.0.0-2': 'Packets may be cut anywhere by frames',
  '6.0.0-3': 'A WebSocket client offers the sub-protocol mqtt',
  '6.0.0-4': 'The server chooses mqtt',
  '7.0.0-1': ['A server that connects to other servers conforms as a client too', 'This server connects to nobody.'],
  '7.0.0-2': [
    'No extension is needed to work with it',
    'MQTT.js, aedes and Mosquitto clients work with it (tests/interop).',
  ],
  '7.1.1-1': 'It offers a transport that is an ordered, lossless stream of bytes',
  '7.1.2-1': ['A client supports such a transport', bindsClientOnly],
};

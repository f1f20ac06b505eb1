// Reason Codes: what happened, and the next thing to do.
import type { ReasonWords } from './reason-words.ts';

export const en: ReasonWords = {
  accepted: 'The server has accepted the connection.',
  success: 'Success.',
  granted: (qos) => `Subscribed; messages are delivered at QoS ${qos} at most.`,
  goodbye: 'A normal disconnection: the server throws the Will Message away without publishing it.',
  goodbyeWithWill: 'The client leaves and wants its Will Message to be published all the same.',
  subscriptionFailed: [
    'The server has refused this subscription. MQTT 3.1.1 does not say why.',
    'Check how the Topic Filter is written and whether this user may subscribe to it. MQTT 5 would name the reason.',
  ],
  unknown: ['The specification has no such Reason Code.', "Look into this server's documentation or its log."],
  0x10: [
    'The message was accepted, but nobody subscribes to its topic now.',
    'If somebody should have received it, check that the subscriber is there and that both topics match.',
  ],
  0x11: ['There was no such subscription to end.', 'The Topic Filter must be written exactly as it was subscribed.'],
  0x18: [
    'Enhanced authentication goes on with another AUTH packet.',
    'Send the next data of the authentication method.',
  ],
  0x19: ['The client wants to authenticate again within the connection.', 'Wait for the AUTH packet of the server.'],
  0x80: ['The other side will not or cannot say why.', "Look into the server's log."],
  0x81: [
    'The packet breaks the format and could not be read.',
    'Find the place in the captured bytes. Usually a client library is at fault, or another protocol is spoken.',
  ],
  0x82: [
    'The packet could be read but breaks a rule, such as a second CONNECT on one connection.',
    'Look at the last packet before the end and at its clause in the specification.',
  ],
  0x83: ['The packet is valid, but this server does not take it.', "Look into the server's log and its limits."],
  0x84: [
    'The server does not support the version of MQTT that the client speaks.',
    'Connect with another one: protocolVersion 4 (3.1.1) or 5 (5.0).',
  ],
  0x85: [
    'The Client Identifier is well formed, but the server does not allow it.',
    'Choose another one. An empty one also needs a clean session (clean: true).',
  ],
  0x86: ['The user name or the password is wrong.', 'Check both and connect again.'],
  0x87: [
    'Not allowed to do this.',
    'Use an account or a topic with the right to it. On a public broker, use topics from topic().',
  ],
  0x88: ['The MQTT server is not available at the moment.', 'Try again later, or use the broker in the page.'],
  0x89: ['The server is busy.', 'Try again later, and wait longer each time.'],
  0x8a: [
    'The server has banned this client.',
    'Ask who runs the server. EMQX bans clients that connect over and over.',
  ],
  0x8b: ['The server is shutting down.', 'Connect again when it is back.'],
  0x8c: [
    'The authentication method is not supported, or is not the one in use.',
    'Use a method that the server supports, and keep to it within a connection.',
  ],
  0x8d: [
    'Nothing came from the client for one and a half times its Keep Alive, so the server has closed the connection.',
    'Check the network, and whether code blocks the thread so that no PINGREQ can leave.',
  ],
  0x8e: [
    'Another connection came with the same Client Identifier and has taken over the session.',
    'Give each client an identifier of its own. Two that reconnect by themselves push each other out for ever.',
  ],
  0x8f: [
    'The Topic Filter is well formed, but the server does not accept it.',
    'Check the wildcards: + fills a whole level, # stands only at the end. It may also be a rule of the server.',
  ],
  0x90: [
    'The Topic Name is not accepted.',
    'A topic to publish to has no + and no #. It may also be a rule of the server.',
  ],
  0x91: [
    'This Packet Identifier is in use: the two sides disagree about the session.',
    'Connect again; if it comes back, start afresh (clean: true).',
  ],
  0x92: [
    'The other side does not know this Packet Identifier. When a session is resumed this is no error.',
    'If it goes on, the two sides disagree about the session: start afresh (clean: true).',
  ],
  0x93: [
    'More QoS 1 and 2 messages were unacknowledged than the Receive Maximum of the other side.',
    'Wait for acknowledgements, and keep no more messages in flight than that.',
  ],
  0x94: [
    'The Topic Alias is 0 or larger than the other side allows.',
    'Stay between 1 and the Topic Alias Maximum of the other side.',
  ],
  0x95: [
    'The packet is larger than the other side accepts.',
    'Send less, or several messages. The limit is the Maximum Packet Size in CONNACK.',
  ],
  0x96: ['Messages come too fast.', 'Send less often.'],
  0x97: ['A quota is exceeded.', 'Use fewer connections, subscriptions or messages, or ask for a larger quota.'],
  0x98: ['An administrator has closed the connection.', 'Ask who runs the server.'],
  0x99: [
    'The payload is not what it was declared to be.',
    'A payload declared as text (Payload Format Indicator = 1) must be valid UTF-8.',
  ],
  0x9a: ['The server does not support Retained Messages.', 'Publish without retain.'],
  0x9b: ['The server does not support this QoS.', 'Use one up to the Maximum QoS in CONNACK.'],
  0x9c: ['Use another server for now.', 'If the packet carries a Server Reference, connect there.'],
  0x9d: ['The server has moved for good.', 'If the packet carries a Server Reference, change the address to it.'],
  0x9e: [
    'The server does not support Shared Subscriptions.',
    'Subscribe without $share/name/, or choose another server.',
  ],
  0x9f: ['Connections are made too fast.', 'Make them more slowly.'],
  0xa0: ['The connection has lasted as long as it may.', 'Connect again.'],
  0xa1: ['The server does not support Subscription Identifiers.', 'Subscribe without one.'],
  0xa2: ['The server does not support wildcards.', 'Subscribe to the whole Topic Name, without + and #.'],
};

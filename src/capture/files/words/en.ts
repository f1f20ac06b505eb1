// The words of captures.
import type { CaptureWords } from './words.ts';

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

export const en: CaptureWords = {
  errors: {
    empty: () => 'The file is empty. Record again, or choose another file.',
    'not-a-capture': () =>
      'This is no capture file: it begins like neither .pcap nor .pcapng. Save the recording in one of these formats.',
    packing: () => 'Nothing of the gzip file can be unpacked: its beginning is damaged, or all behind it is missing.',
    'unpacked-too-large': (limit) =>
      `The gzip file unpacks to more than ${Math.round(limit / 1e6)} MB. Unpack it, and cut it with Wireshark or editcap.`,
    'other-packing': () => 'The file is packed in a way that is not read here. Unpack it, or pack it with gzip.',
    'header-cut': (offset) => `The file ends at byte ${offset}, inside its header. It was not copied whole.`,
    version: (offset) =>
      `The file has a format version that is not known (byte ${offset}). Save it again with Wireshark.`,
  },
  warnings: {
    packing: ({ bytes }) =>
      `The gzip file could be unpacked only as far as byte ${bytes} of its content: its end is missing, or damaged.`,
    'cut-short': ({ offset }) => `The file cannot be read beyond byte ${offset}: it is cut off there, or damaged.`,
    'bad-block': ({ offset, blocks }) =>
      `${count(blocks, 'block of the file was', 'blocks of the file were')} damaged and left out (the first at byte ${offset}).`,
    'link-type': ({ linkType, packets }) =>
      `${count(packets, 'packet has', 'packets have')} a link layer that is not read here (link type ${linkType}).`,
    tunnel: ({ tunnel, packets }) =>
      `${count(packets, 'packet is', 'packets are')} in a tunnel that is not read here (${tunnel}): record at one of its ends.`,
    fragments: ({ packets }) => `${count(packets, 'IP fragment was', 'IP fragments were')} left out.`,
    snapped: ({ packets }) =>
      `Only the beginning of ${count(packets, 'packet', 'packets')} was recorded. Record with a larger snapshot length (tcpdump -s 0).`,
    missing: ({ connection, bytes }) => `Connection ${connection}: ${count(bytes, 'byte is', 'bytes are')} missing.`,
    proxy: ({ connection, version, client }) =>
      `Connection ${connection} begins with a header of the PROXY protocol, version ${version}${client === '' ? '' : `: its client is ${client}`}. It is no MQTT, and not among the packets.`,
    'no-connect': ({ connection, version, begins }) =>
      `Connection ${connection} ${begins === true ? 'has no CONNECT that can be read' : 'was already open when the recording began'}: its client id is not known, and it is read as MQTT ${version === 5 ? '5.0' : '3.1.1'} because that fits its packets.`,
    compressed: ({ connection, messages }) =>
      `Connection ${connection}: ${count(messages, 'WebSocket message is', 'WebSocket messages are')} compressed (permessage-deflate) and cannot be read. Switch compression off at the broker and record again.`,
    'not-upgraded': ({ connection, status }) =>
      `Connection ${connection} did not become a WebSocket; the server answered: ${status}`,
    encrypted: ({ connections }) =>
      `${count(connections, 'connection is', 'connections are')} encrypted (TLS) and cannot be read. Record without TLS.`,
    'no-mqtt': ({ connections }) =>
      connections === 0
        ? 'No TCP connection was found in the capture.'
        : `The capture holds ${count(connections, 'TCP connection', 'TCP connections')}, none with MQTT that can be read: it is looked for on port 1883, behind a CONNECT, and in WebSocket.`,
  },
  comments: {
    cell: (cell, execution) => `cell ${cell}, run ${execution}`,
    call: ({ cell, line, call }) => `${cell}, line ${line}: ${call}`,
    library: {
      'keep-alive': 'sent by the client library: keep-alive',
      acknowledgement: 'sent by the client library: acknowledgement',
      redelivery: 'sent by the client library: redelivery',
      reconnect: 'sent by the client library: reconnect',
      resubscribe: 'sent by the client library: subscribes again',
    },
    redelivery: 'redelivery (DUP = 1)',
    topic: (topic) => `the Topic Alias stands for ${topic}`,
    faults: {
      dropped: 'dropped on purpose: it went no further',
      held: 'held back on purpose',
      delayed: 'delayed on purpose',
      duplicate: 'the second copy, made on purpose',
      reordered: 'sent behind the next packet on purpose',
      truncated: 'truncated on purpose: these bytes were sent, fewer went on',
      corrupted: 'corrupted on purpose: these bytes were sent, others went on',
      cut: 'the connection was cut here on purpose',
    },
    clientSent: (apart) => `sent by the client ${apart} ms before the broker took it`,
    clientGot: (apart) => `came to the client ${apart} ms after the broker sent it`,
    notAtBroker: 'did not come to the broker',
    malformed: (message, rule, offset) => `wrong at byte ${offset}: ${message}${rule === '' ? '' : ` [${rule}]`}`,
  },
  broker: 'broker',
};

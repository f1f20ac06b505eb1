// The words of the packets under a cell.
import type { Words } from './words.ts';

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

export const en: Words = {
  summary: ({ packets, clients, redelivered, malformed }) =>
    [
      count(packets, 'packet', 'packets'),
      count(clients, 'client', 'clients'),
      ...(redelivered > 0 ? [`${redelivered} redelivered`] : []),
      ...(malformed > 0 ? [`${malformed} malformed`] : []),
    ].join(', '),
  packets: 'Packets',
  earlier: (notShown) => `${count(notShown, 'earlier packet is', 'earlier packets are')} not shown.`,
  toBroker: 'to the broker',
  toClient: 'to the client',
  bytes: (number) => count(number, 'byte', 'bytes'),
  noClientId: (connection) => `connection ${connection}`,
  malformed: 'Malformed',
  rule: 'Rule',
  offset: 'Offset',
  hex: 'Bytes',
  hexCut: (shown) => `only the first ${shown} bytes are shown`,
};

// The words of the sequence diagram.
import type { PacketFault } from '../../../capture/captured-packet.ts';
import type { ConnectionEvent } from '../../../capture/connection-event.ts';
import type { DiagramWords } from './words.ts';

export const en: DiagramWords = {
  diagram: 'Sequence diagram: arrow keys go from packet to packet',
  broker: 'Broker',
  earlier: 'Earlier packets',
  later: 'Later packets',
  unfold: (packets) => `Show the whole diagram, ${packets} packets`,
  empty: 'No packet has crossed yet. Run a cell that connects.',
  showAs: 'Show the packets as',
  asDiagram: 'Diagram',
  asList: 'List',
  arrow: (from, to, packet) => `${from} to ${to}: ${packet}`,
  again: 'redelivered',
  sentAndTaken: (atClient, atBroker) => `sent at ${atClient} s, taken by the broker at ${atBroker} s`,
  sentAndGot: (atClient, atBroker) => `sent by the broker at ${atBroker} s, received at ${atClient} s`,
  unknownOrder:
    'The packets stand in the order in which they were recorded. In which order this broker took them cannot be known.',
  fault,
  connection,
};

function fault(happened: PacketFault): string {
  switch (happened.kind) {
    case 'dropped':
      return 'dropped';
    case 'held':
      return 'held back';
    case 'delayed':
      return `${happened.milliseconds} ms late`;
    case 'duplicate':
      return 'second copy';
    case 'reordered':
      return 'overtaken';
    case 'truncated':
      return 'truncated';
    case 'corrupted':
      return 'corrupted';
    case 'cut':
      return happened.dropped ? 'lost, connection cut' : 'connection cut after it';
  }
}

function connection({ event, by, unsent = 0 }: ConnectionEvent): string {
  if (event === 'opened') return 'connected';
  return unsent > 0 ? `${closed(by)}, at least ${unsent.toLocaleString('en')} bytes not sent` : closed(by);
}

function closed(by: ConnectionEvent['by']): string {
  switch (by) {
    case 'client':
      return 'closed by the client';
    case 'broker':
      return 'closed by the broker';
    case 'fault':
      return 'connection cut';
    case 'flood':
      return 'cut: too much at once';
    case 'page':
      return 'closed with the kernel';
  }
}

// The words of the bar that chooses the moment, and of the broker's past.
import type { MomentWords } from './words.ts';

export const en: MomentWords = {
  bar: 'The moment that is looked at',
  slider: 'Moment: arrow keys go from packet to packet',
  back: 'One packet back',
  forward: 'One packet forward',
  toSelected: 'To the selected packet',
  toNow: 'Back to now',
  now: (packets) => (packets === 1 ? 'Now, after 1 packet' : `Now, after ${packets} packets`),
  toEnd: 'To the end',
  end: (packets) => (packets === 1 ? 'The end, after 1 packet' : `The end, after ${packets} packets`),
  at: (number, last, time) => `Packet ${number} of ${last}, ${time} s`,
  toBroker: (client, packet) => `${packet} from ${client}`,
  toClient: (client, packet) => `${packet} to ${client}`,
  malformed: 'malformed packet',
  onItsWay: (percent) => `Going back in the life of the broker … ${percent} %`,
  pastUnreadable: 'The past of the broker cannot be read. The packets can be looked at all the same.',
  elsewhere:
    'Up to this moment no packet has crossed the broker in this page. What goes on inside another broker cannot be seen: only its packets can be looked at.',
  restarted:
    'After this moment the broker in this page was started anew, and its past is gone. Only the packets can be looked at.',
  beyond:
    'The broker has been given more than is remembered of it. This is its state where the record ends, before this moment. Load the page afresh, and the record begins anew.',
  another:
    'The broker of this page has not answered as the recorded one did, perhaps because it is of another version of this book. Its state may not be what it was then; the packets are.',
  stateThen: 'The broker right after this packet',
};

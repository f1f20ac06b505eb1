import type { CompareWords } from './words.ts';

export const en: CompareWords = {
  title: (cell) => `Compare brokers: ${cell}`,
  intro:
    'The cell runs on both brokers, one after the other, each time in a kernel of its own and with topics of its own. Your own cells, their outputs and packets stay as they are.',
  first: (cells) => `What it needs runs before: ${cells}.`,
  publicNote: 'Everybody can read what is sent to a public broker.',
  left: 'First broker',
  right: 'Second broker',
  inPage: (profile) => `In the page, ${profile}`,
  run: 'Run on both',
  stop: 'Stop',
  close: 'Close',
  running: (broker) => `Running on ${broker} …`,
  stopped: 'Stopped. Nothing of it goes on.',
  broke: (message) => `The comparison could not be run: ${message}. Try again, or load the page anew.`,
  failed: (broker, cell, message) =>
    `On ${broker} the cell ${cell} did not run to its end: ${message}. Compared is what was sent until then.`,
  noPackets: 'The cell sends nothing, so there is nothing to compare.',
  summary: (same, elsewhere, differing) => {
    const moved = elsewhere > 0 ? `, ${elsewhere} of them at another point of the run` : '';
    const alike = same === 1 ? 'One packet is the same' : `${same} packets are the same`;
    if (differing === 0) return `${alike}${moved}; nothing differs.`;
    return `${alike}${moved}; ${differing === 1 ? 'one differs' : `${differing} differ`}.`;
  },
  leftOut: (packets) => `${packets} packets behind the first 3,000 of a run are not compared.`,
  known: 'What this book knows about it',
  all: 'All differences that this book knows',
  tested: 'the tests of this book',
  observed: (broker) => `observed on ${broker}`,
  onlyDiffering: 'Only what differs',
  show: 'Show',
  both: 'both',
  sameRows: (count) => (count === 1 ? 'one packet the same' : `${count} packets the same`),
  moreRows: (count) => `Show ${count} more`,
  rows: 'Packets of both runs, side by side',
  notHere: 'not here',
  only: (broker) => `Only on ${broker}.`,
  field: (name, left, leftBroker, right, rightBroker) => {
    const say = (value: string | null, broker: string): string =>
      value === null ? `absent on ${broker}` : `${value} on ${broker}`;
    return `${name}: ${say(left, leftBroker)}, ${say(right, rightBroker)}.`;
  },
  toOther: (left, leftBroker, right, rightBroker) => `Sent to ${left} on ${leftBroker}, to ${right} on ${rightBroker}.`,
  byOther: (left, leftBroker, right, rightBroker) => `Sent by ${left} on ${leftBroker}, by ${right} on ${rightBroker}.`,
  asBefore: (type) => `The same differences as in the ${type} above.`,
  knownRow: (broker, version) => `${broker} ${version}: `,
  open: 'At another point of the run; the standard leaves that open.',
  swapped: 'In another order than its like.',
  swappedMessage:
    'In another order than other messages of this topic and QoS. The standard keeps the order only among those of one publisher.',
};

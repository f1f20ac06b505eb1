import type { Words } from './words.ts';

export const en: Words = {
  download: (file) => `Download ${file}`,
  differences: {
    caption: 'Where brokers differ',
    cell: 'Cell',
    broker: 'Broker',
    what: 'What differs',
    source: 'Source',
    observed: (broker) => `observed on ${broker}`,
    inPage:
      'You can see it here too: open the broker picker at the top of the page, let the broker in the page behave like Mosquitto, and run the cells again.',
    inPageBut: 'Only Mosquitto itself shows what stands at',
    stop: '.',
  },
  contents: {
    progress: (done, of) => (done === of ? `all ${of} cells run` : `${done} of ${of} cells run`),
  },
  landing: {
    publisher: 'publisher',
    broker: 'broker',
    subscriber: 'subscriber',
    run: '▶ Run',
    figure: 'A publisher, a broker and two subscribers; packets move along the lines while the code runs.',
    idle: 'Press Run and watch one message cross the broker.',
    crossed: (messages, bytes) => `${messages} packets, ${bytes} bytes in all, have just crossed real connections.`,
  },
  sequence: {
    caption: (clients) => `The packets of ${clients}`,
    comma: ', ',
    empty: 'The packets are drawn here as soon as they cross. Run the cell',
  },
  predict: {
    caption: 'Predict first: at which QoS does the subscriber receive it?',
    published: 'Published QoS',
    subscribed: 'Subscribed QoS',
    received: 'Received',
    choose: 'pick',
    choice: (published, subscribed) => `Received QoS when published at ${published} and subscribed at ${subscribed}`,
    notYet: (left) => (left === 1 ? 'One box is still open.' : `${left} boxes are still open.`),
    ready: 'All predicted. Run the cell below and let the packets mark your answers.',
    right: 'right',
    wrong: (predicted, received) => `you said ${predicted}, it was ${received}`,
    result: (right, of) => `The packets say: ${right} of ${of} right.`,
    again: 'Predict again',
  },
};

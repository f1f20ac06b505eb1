// What each step of an examination tries, sees, and what follows from that.
import { hexCode } from '../../../capture/hex-code.ts';
import { reasonName } from '../../../mqtt/reason-names.ts';
import type { Answer, Around, Opening, TopicAnswer } from '../seen.ts';
import type { Steps } from './words.ts';

const nothing: [string, string] = ['', ''];

export const stepsEn: Steps = {
  address: {
    tried: () => 'Reads the address.',
    saw: ({ address }, { url, host, port, path, isTls, hasUsername }) =>
      address.isFine
        ? [
            `Host ${host}, port ${port}, path ${path}, ${isTls ? 'with' : 'without'} TLS, ${hasUsername ? 'with' : 'without'} a user name.`,
            path === '/mqtt' ? 'It can be tried.' : 'It can be tried. The path is usually /mqtt.',
          ]
        : [url === '' ? 'Nothing.' : url, 'It cannot be used as it stands.'],
  },
  around: {
    tried: () => 'Asks the browser for network and permissions, and the server of this page for the time.',
    saw: ({ around }, { mayAsk }) => (around === null ? nothing : [aroundSaw(around), aroundFollows(around, mayAsk)]),
  },
  opening: {
    tried: ({ url }) => `Opens a WebSocket to ${url} with the sub-protocol mqtt.`,
    saw: ({ opening }) => [
      openingSaw(opening),
      opening?.kind === 'open'
        ? 'Network, certificate, path and permissions are right.'
        : 'It may be any of many things, which the next steps tell apart as far as a page can.',
    ],
  },
  http: {
    tried: ({ url }) => `Asks ${url.replace(/^ws/, 'http')} as for a web page.`,
    saw: ({ http }) => {
      if (http === 'answers')
        return [
          'A server answered.',
          'Name, network, port and certificate are right: it is the handshake that the server refuses.',
        ];
      if (http === 'late') return ['No answer in time.', 'Something swallows the packets, or the server hangs.'];
      if (http === 'not-looked')
        return [
          'The policy of this site does not let the page ask.',
          'So it is not known whether a server lives there.',
        ];
      return [
        'It failed, and the browser does not say why.',
        'Nothing there speaks HTTP in a way that the browser accepts.',
      ];
    },
  },
  bare: {
    tried: () => 'Opens a WebSocket without a sub-protocol.',
    saw: ({ bare }) => [
      openingSaw(bare),
      bare?.kind === 'open' ? 'Only the sub-protocol stands in the way.' : 'So it is not the sub-protocol alone.',
    ],
  },
  elsewhere: {
    tried: () => 'Tries the usual addresses of the same computer.',
    saw: ({ elsewhere }) => {
      const { tried = [], open = [] } = elsewhere ?? {};
      return open.length > 0
        ? [`A WebSocket opens at ${open.join(', ')}.`, 'The address is wrong, and that one is right.']
        : [`None opens: ${tried.join(', ')}.`, 'The broker is not at another usual address either.'];
    },
  },
  mqtt: {
    tried: ({ hasUsername }) =>
      `Sends CONNECT of MQTT 5, ${hasUsername ? 'with' : 'without'} a user name; of 3.1.1 where that is not taken.`,
    saw: ({ answers }) => {
      const last = answers.at(-1);
      if (last === undefined) return nothing;
      const isIn = last.kind === 'connack' && last.reason === 0;
      return [
        answers.map(answerSaw).join(' '),
        isIn ? 'The broker accepts this client.' : 'The broker does not accept this client.',
      ];
    },
  },
  topic: {
    tried: () => 'Subscribes to the topic and publishes one message there at QoS 1.',
    saw: ({ topic }) => {
      if (topic === null) return nothing;
      const { version, subscribed, published, cameBack } = topic;
      const isDenied = [subscribed, published].some((answer) => typeof answer === 'number' && answer >= 0x80);
      const came =
        typeof published !== 'number' ? '' : cameBack ? ' The message came back.' : ' The message did not come back.';
      return [
        `${topic.topic}: SUBSCRIBE: ${topicSaw(subscribed, 'SUBACK', version)}; PUBLISH: ${topicSaw(published, 'PUBACK', version)}.${came}`,
        cameBack
          ? 'This client may use the topic.'
          : published === 'not-tried'
            ? 'Nothing is known of publishing.'
            : isDenied
              ? 'The broker denies this.'
              : 'It was dropped or held up on its way.',
      ];
    },
  },
  idle: {
    tried: () => 'Connects once more with a long keep alive, and sends nothing.',
    saw: ({ idle }) => {
      if (idle === null) return ['The broker did not accept a second connection.', 'So the wait was left out.'];
      return idle.cutAfter === null
        ? [`It lasted ${idle.asked} s.`, 'Nothing cuts a silent connection so soon.']
        : [`It was cut after ${idle.cutAfter} s.`, 'Clients have to send a packet before that.'];
    },
  },
};

function aroundSaw({ isOnline, pageIsHttps, localNetwork, clockAhead }: Around): string {
  const permission = { granted: 'allowed', denied: 'denied', prompt: 'not decided yet', unknown: 'not known here' }[
    localNetwork
  ];
  const clock =
    clockAhead === null
      ? 'could not be compared'
      : Math.abs(clockAhead) < 60
        ? 'agree'
        : `differ by ${Math.abs(clockAhead)} s`;
  return `${isOnline ? 'Online' : 'Offline'}; page over ${pageIsHttps ? 'https' : 'http'}; access to local networks: ${permission}; clocks: ${clock}.`;
}

function aroundFollows({ isOnline, localNetwork, clockAhead }: Around, mayAsk: boolean): string {
  if (!isOnline) return 'Only this computer itself can be reached.';
  if (mayAsk && localNetwork === 'denied') return 'A broker in your own network may be out of reach for this page.';
  if (mayAsk && localNetwork === 'prompt') return 'The browser may ask you now: allow it.';
  if (Math.abs(clockAhead ?? 0) >= 300) return 'With a wrong clock, certificates seem expired or not valid yet.';
  return 'Nothing here stands in the way.';
}

function openingSaw(opening: Opening | null): string {
  switch (opening?.kind) {
    case 'open':
      return opening.protocol === '' ? 'It opened, without a sub-protocol.' : `It opened, with ${opening.protocol}.`;
    case 'late':
      return 'It did not open in time.';
    case 'refused':
      return 'The browser refuses the address.';
    default:
      return 'It failed, and the browser does not say why.';
  }
}

function answerSaw(answer: Answer): string {
  const version = answer.version === 5 ? 'MQTT 5' : 'MQTT 3.1.1';
  switch (answer.kind) {
    case 'connack':
      return `${version}: CONNACK ${hexCode(answer.reason)} ${reasonName(answer.reason, 'CONNACK', answer.version)}.`;
    case 'not-mqtt':
      return `${version}: an answer that is no MQTT${answer.start === '' ? '' : `, “${answer.start}”`}.`;
    case 'closed':
      return `${version}: closed without an answer.`;
    case 'silent':
      return `${version}: no answer in time.`;
  }
}

function topicSaw(answer: TopicAnswer, packet: 'SUBACK' | 'PUBACK', version: 4 | 5): string {
  if (answer === 'none') return 'no answer in time';
  if (answer === 'closed') return 'the connection was closed';
  if (answer === 'not-tried') return 'not tried';
  return `${packet} ${hexCode(answer)} ${reasonName(answer, packet, version)}`;
}

// Why a connection could not be made.
import type { ClosedOnPacket, Words } from './words.ts';

export const en: Words = {
  failures: {
    unreachable: (url) => [
      `${url} cannot be reached.`,
      'Check that the broker is running and that address, port and path (usually /mqtt) are right, or use the broker in the page.',
    ],
    timeout: (url) => [
      `${url} did not answer within 5 seconds.`,
      'Check the network, a firewall and the address, or use the broker in the page.',
    ],
    'not-allowed': (url) => [
      `You did not allow a connection to ${url}.`,
      'Run the cell again to be asked again, or use brokerUrl in the code.',
    ],
    'not-asked': (url) => [
      `You did not allow several connections of this run, so ${url} was refused without asking you.`,
      'Run the cell again to be asked again, or use brokerUrl in the code.',
    ],
    'mixed-content': (url) => [
      `This page came over https, so the browser does not let it open the unencrypted ${url}.`,
      'Use a wss:// address, open this page over http, or use the broker in the page.',
    ],
    'not-mqtt': (url) => [
      `${url} accepts WebSockets but does not answer as an MQTT broker does.`,
      'Check port and path: MQTT over WebSocket usually has the path /mqtt.',
    ],
    restarted: () => [
      'The broker in the page was started anew, because it is to behave otherwise: this connection has ended.',
      'Sessions and retained messages are gone with it. Run the cell again.',
    ],
    flooded: (url) => [
      `More came over the connection to ${url} at once than the page can keep, so the page has ended it.`,
      'Send less at a time: wait for the acknowledgements, or for a moment, before you send more.',
    ],
    'bad-address': (url) => [
      `${url} is not a usable WebSocket address.`,
      'It looks like ws://host:port/mqtt or wss://host:port/mqtt. A browser cannot use mqtt:// addresses.',
    ],
  },
  originRefused:
    'A broker on this computer may also refuse the pages of other websites: npm run broker -- --origin names those that may come.',
  certificate: (page) =>
    `With wss:// the usual cause is a certificate that the browser does not trust: open ${page} in a tab; if the browser warns there, that is it.`,
  findOut: 'Find out why',
  refusedWith: (reason, means) => `The broker has refused the connection (${reason}). ${means}`,
  closedOnPacket,
};

function closedOnPacket({ url, bytes, limit, version }: ClosedOnPacket): [what: string, doNext: string] {
  const [size, most] = [bytes.toLocaleString('en'), limit?.toLocaleString('en')];
  const after = `${url} closed the connection right after a packet of ${size} bytes`;
  const cause =
    most === undefined
      ? `${after}, without saying why. The size may be the reason.`
      : `${after}. It takes packets of at most ${most} bytes.`;
  const silence = version === 5 ? '' : ' MQTT 3.1.1 has no code with which a broker could tell this.';
  const next = `A client that connects again and sends it again is closed again. Send smaller messages${version === 5 ? '' : ', or use MQTT 5 (protocolVersion: 5), where brokers tell their limit'}; client.end(true) ends the attempts.`;
  return [cause + silence, next];
}

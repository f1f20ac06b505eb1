// Why a broker cannot be used, and the repair.
import type { Causes } from './words.ts';

export const causesEn: Causes = {
  'address-empty': {
    title: 'There is no address',
    repair: () => 'Type the address of the broker, or pick one at the top of the page.',
  },
  'address-in-page': {
    title: 'The picked broker is the one in this page',
    repair: () =>
      'It needs no network, so there is nothing to examine. Type the address of another broker, or pick one at the top of the page.',
  },
  'address-not-a-url': { title: 'The address is not complete' },
  'address-not-web-socket': { title: 'The address is not one of a WebSocket' },
  'address-http': {
    title: 'This is the address of a web page',
    repair: () =>
      'MQTT in a browser travels in a WebSocket: ws:// takes the place of http://, and wss:// that of https://. The path is usually /mqtt.',
  },
  'address-mixed-content': { title: 'A page from https may not open ws://' },
  'bad-port': {
    title: 'The browser refuses this address',
    repair: ({ port }) =>
      `Browsers use no port that belongs to another protocol, and ${port} may be such a one. Let the broker listen at another port, such as 8083.`,
  },
  offline: {
    title: 'This computer is offline',
    repair: () =>
      'The browser says that there is no network. Connect to one, or use a broker on this computer or in the page.',
  },
  'local-network-denied': {
    title: 'The browser may not let this page reach your network',
    repair: ({ origin }) =>
      `The permission for local networks is denied to ${origin}. Open the settings of this site (the icon left of the address bar), allow “Local network access” or “Apps on device”, and load the page anew.`,
  },
  'local-network-asks': {
    title: 'The browser has asked whether this page may reach your network',
    repair: () => 'Examine it once more, and press Allow when the browser asks. Nothing is sent before that.',
  },
  'local-network-http': {
    title: 'The browser lets only pages from https reach your network',
    repair: ({ origin }) =>
      `${origin} came without https. Open the book over https, or from the same computer: http://localhost counts as secure.`,
  },
  dead: {
    title: 'Nothing listens there',
    repair: ({ port }) =>
      `Start the broker, and see whether it listens for WebSockets at port ${port}. In Docker the port must be published: docker run -p ${port}:${port}. Mosquitto listens only on its own computer until its configuration says otherwise.`,
  },
  firewall: {
    title: 'A firewall swallows the packets, or the computer is off',
    repair: ({ host, port }) =>
      `Open TCP port ${port} on ${host}: in the firewall of that computer, and in the security group of the cloud. Check that the address is still the computer’s own.`,
  },
  'no-such-name': {
    title: 'The name leads nowhere',
    repair: ({ host }) =>
      `${host} may have no address, or your network may not know it. Check the spelling, or use the IP address.`,
  },
  certificate: { title: 'The certificate is not trusted' },
  clock: {
    title: 'A clock is wrong, and with it certificates seem invalid',
    repair: ({ minutesAhead }) =>
      `This computer’s clock is ${Math.abs(minutesAhead)} minutes ${minutesAhead > 0 ? 'ahead of' : 'behind'} that of the server of this page. Let this computer set its time from the network; if it is right, it is the server’s that is wrong.`,
  },
  'raw-port': {
    title: 'The port is one for MQTT without WebSocket',
    repair: ({ isTls }) =>
      `Browsers can use only WebSockets. EMQX has them at ${isTls ? 'wss://…:8084/mqtt' : 'ws://…:8083/mqtt'}; Mosquitto needs a listener with “protocol websockets”. 1883 and 8883 are for programs outside the browser.`,
  },
  'wrong-path': {
    title: 'The path is wrong',
    repair: ({ better, path }) =>
      better === ''
        ? `The server may have no WebSocket at ${path}. EMQX and most brokers have it at /mqtt; with a proxy in front it is whatever the proxy is set to.`
        : `At ${path} no WebSocket opens, at ${better} one does. Use that address.`,
  },
  'wrong-port': {
    title: 'The port is wrong',
    repair: ({ better, port }) => `At port ${port} no WebSocket opens, at ${better} one does. Use that address.`,
  },
  'wrong-scheme': {
    title: 'ws:// and wss:// are mixed up',
    repair: ({ better, isTls }) => `This port speaks ${isTls ? 'without' : 'with'} TLS. Use ${better}.`,
  },
  'sub-protocol': {
    title: 'The server does not agree to the sub-protocol mqtt',
    repair: () =>
      'It opens WebSockets, but not with the sub-protocol “mqtt”, which a broker must take. Either it is no MQTT broker, so check port and path, or a proxy in front drops the header Sec-WebSocket-Protocol: let it pass that on.',
  },
  origin: {
    title: 'The broker refuses pages of this site (HTTP 403)',
    repair: ({ origin }) =>
      `Add ${origin} to the origins that it accepts: check_origins of the listener in EMQX, --origin of npm run broker. curl below shows the status.`,
  },
  'no-upgrade': {
    title: 'A web server answers there, not a WebSocket',
    repair: ({ port }) =>
      port === 18083
        ? '18083 is the Dashboard of EMQX. Its WebSockets are at ws://…:8083/mqtt.'
        : 'Check the port. With a proxy in front, it must pass on Upgrade and Connection; in nginx: proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection "upgrade";',
  },
  'not-mqtt': { title: 'The server speaks something else than MQTT' },
  silent: {
    title: 'The server accepts the WebSocket and then says nothing',
    repair: () =>
      'It did not answer CONNECT. Either it is no MQTT broker, so check port and path, or a broker behind it hangs, for example because it waits for a database of logins: look at its log.',
  },
  'closed-at-connect': {
    title: 'The connection is closed at CONNECT, without a reason',
    repair: () =>
      'The server may be no MQTT broker, a proxy may not reach the broker behind it, or the broker may have refused without a word. Its log tells which.',
  },
  'login-missing': { title: 'The broker wants a user name and password' },
  'login-wrong': { title: 'The broker does not accept this user name and password' },
  refused: { title: 'The broker refuses the connection' },
  'subscribe-denied': {
    title: 'The broker does not allow the subscription',
    repair: ({ topic }) =>
      `Its access list (ACL) denies this client the subscription to ${topic}. Use a topic that is allowed, or have the rule changed.`,
  },
  'publish-denied': {
    title: 'The broker does not allow the message',
    repair: ({ topic }) =>
      `Its access list (ACL) denies this client to publish to ${topic}. Use a topic that is allowed, or have the rule changed.`,
  },
  dropped: {
    title: 'The message was acknowledged, and did not come back',
    repair: ({ topic, version }) =>
      `The broker has dropped it without a word: an access list (ACL) may deny this client to publish to ${topic}, or to receive from it. EMQX and Mosquitto do that by default (EMQX: authorization.deny_action = ignore)${version === 5 ? '' : ', and MQTT 3.1.1 has no code to say so'}. Its log tells which rule.`,
  },
  'closed-at-topic': {
    title: 'The broker closed the connection over this topic',
    repair: ({ topic }) =>
      `An access list (ACL) may deny ${topic} to this client, where the broker disconnects whoever tries (EMQX: authorization.deny_action = disconnect). It may also take the topic for malformed.`,
  },
  'topic-silent': {
    title: 'The broker did not acknowledge in time',
    repair: () => 'It accepts the client, and then hangs. Look at its load and its log, and examine it once more.',
  },
  'idle-cut': {
    title: 'A silent connection is cut',
    repair: ({ cutAfter, keepAlive }) =>
      `It was cut after ${cutAfter} s without a packet, though the client had announced a much longer keep alive: that is what proxies do. Let clients connect with a keep alive of at most ${keepAlive} s (MQTT.js: keepalive: ${keepAlive}), or raise the limit of the proxy (nginx: proxy_read_timeout).`,
  },
  'idle-cut-by-broker': {
    title: 'The broker itself ends silent connections',
    repair: ({ cutAfter, serverKeepAlive }) =>
      `It asked for a packet every ${serverKeepAlive} s (Server Keep Alive) and cut the silent connection after ${cutAfter} s. Clients that keep to it, as MQTT.js does, stay connected.`,
  },
};

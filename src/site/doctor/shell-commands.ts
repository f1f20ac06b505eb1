// Commands for a shell that see what a browser keeps from a page, made of the reader's own address. The password has no place in
// them. Pure.
import { shellQuoted } from '../../capture/shell-quoted.ts';
import type { Address } from '../../wire/address.ts';
import { isName, isRawMqttPort, partsOf } from './host-kind.ts';

export type CommandName = 'curl' | 'name' | 'openssl' | 'mosquitto-sub' | 'ss' | 'docker-ps' | 'docker-logs';

export interface ShellCommand {
  name: CommandName;
  line: string;
}

/** Sixteen bytes that mean nothing, as a handshake must have them (RFC 6455). */
const handshakeKey = btoa('lab-mqtt doctor!');

/** `origin`: of the page, as the browser tells it the broker. `topic`: empty for all topics. */
export function shellCommands({ url, username }: Address, origin: string, topic: string): ShellCommand[] {
  const { isTls, host, port } = partsOf(url);
  const bareHost = host.replace(/^\[|\]$/g, '');
  const headers = [
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${handshakeKey}`,
    'Sec-WebSocket-Protocol: mqtt',
    `Origin: ${origin}`,
  ].map((header) => `-H ${shellQuoted(header)}`);
  const address = shellQuoted(url.replace(/^ws/, 'http'));
  const mqttPort = isRawMqttPort(port) ? port : isTls ? 8883 : 1883;
  const login = username === '' ? '' : ` -u ${shellQuoted(username)}`;
  const tls = mqttPort === 8883 ? ' --capath /etc/ssl/certs' : '';
  const lines: (ShellCommand | null)[] = [
    { name: 'curl', line: `curl -i -N --http1.1 --max-time 5 ${headers.join(' ')} ${address}` },
    isName(host) ? { name: 'name', line: `getent ahosts ${shellQuoted(bareHost)}` } : null,
    isTls
      ? {
          name: 'openssl',
          line: `openssl s_client -connect ${shellQuoted(`${host}:${port}`)}${isName(host) ? ` -servername ${shellQuoted(bareHost)}` : ''} </dev/null`,
        }
      : null,
    {
      name: 'mosquitto-sub',
      line: `mosquitto_sub -d -h ${shellQuoted(bareHost)} -p ${mqttPort}${tls}${login} -t ${shellQuoted(topic === '' ? '#' : topic)} -W 10`,
    },
    { name: 'ss', line: `ss -ltn 'sport = :${port}'` },
    { name: 'docker-ps', line: `docker ps --filter publish=${port}` },
    { name: 'docker-logs', line: 'docker logs --tail 50 emqx' },
  ];
  return lines.filter((line) => line !== null);
}

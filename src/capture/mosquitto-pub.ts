// A PUBLISH as a command line that publishes the same again: `mosquitto_pub`, quoted for a POSIX shell. Pure.
import type { Publish, ProtocolVersion } from '../mqtt/packet.ts';
import { utf8 } from './payload-text.ts';
import { shellQuoted } from './shell-quoted.ts';

/** Bytes; Linux takes 128 KiB. */
const longestArgument = 30_000;

/** `topic`: the one that a Topic Alias stands for, where it has one. */
export function mosquittoPub(publish: Publish, topic: string, version: ProtocolVersion): string {
  const { qos, retain, payload } = publish;
  const options = [
    'mosquitto_pub',
    // Its default is 3.1.1.
    ...(version === 5 ? ['-V mqttv5'] : []),
    `-t ${shellQuoted(topic)}`,
    ...(qos > 0 ? [`-q ${qos}`] : []),
    ...(retain ? ['-r'] : []),
    ...(version === 5 ? properties(publish) : []),
  ].join(' ');
  if (payload.length === 0) return `${options} -n`;
  const text = utf8(payload);
  // Not every byte, nor any number of them, can be an argument; printf is a part of the shell, and writes all of them.
  if (text === null || !isPlain(text) || payload.length > longestArgument)
    return `printf '${octal(payload)}' | ${options} -s`;
  return `${options} -m ${shellQuoted(text)}`;
}

/** What mosquitto_pub can send of them: it takes texts only. */
function properties({ properties: given = {} }: Publish): string[] {
  const { payloadFormatIndicator, messageExpiryInterval, contentType, responseTopic, correlationData } = given;
  const correlation = correlationData === undefined ? undefined : (utf8(correlationData) ?? undefined);
  const named: [string, string | number | undefined][] = [
    ['payload-format-indicator', payloadFormatIndicator],
    ['message-expiry-interval', messageExpiryInterval],
    ['content-type', contentType],
    ['response-topic', responseTopic],
    ['correlation-data', correlation !== undefined && isPlain(correlation) ? correlation : undefined],
  ];
  return [
    ...named.flatMap(([name, value]) => (value === undefined ? [] : [`-D publish ${name} ${shellQuoted(`${value}`)}`])),
    ...(given.userProperties ?? []).map(
      ([key, value]) => `-D publish user-property ${shellQuoted(key)} ${shellQuoted(value)}`,
    ),
  ];
}

/** No character that a terminal would take for a command, or a shell could lose. */
function isPlain(text: string): boolean {
  return !/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff]/.test(text);
}

/** Every byte as printf's format writes it in any shell. */
function octal(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}

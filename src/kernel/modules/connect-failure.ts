// Why a connection could not be made, from the reason that the wire worker closes it with: `unreachable: ws://…`.
import { LabError } from '../lab-error.ts';

const sentences: Record<string, string> = {
  unreachable: 'no broker answers at',
  timeout: 'no answer in time from',
  'mixed-content': 'a page loaded over https may not open',
  'not-mqtt': 'something that does not speak MQTT answers at',
  'not-allowed': 'not allowed to connect to',
  'not-asked': 'refused without a question to connect to',
  'bad-address': 'not an address to connect to:',
};

/** `address` as MQTT.js dials it, with a port that nobody wrote; the wire's reason has it as readers know it. */
export function connectFailure(address: string, reason: string): LabError {
  const [, why = 'unreachable', url = address] = /^([a-z-]+): (\S+)$/.exec(reason) ?? [];
  const refused = /^(not-allowed|not-asked|bad-address|mixed-content)$/.test(why);
  return new LabError(
    'ConnectError',
    refused ? 'address-refused' : 'broker-unreachable',
    `${sentences[why] ?? sentences.unreachable ?? ''} ${url}`,
    { details: { url, why } },
  );
}

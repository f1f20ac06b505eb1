// What a broker answers to CONNECT: of MQTT 5, and of 3.1.1 where it does not take that.
import * as ReasonCode from '../../mqtt/reason-code.ts';
import * as ReturnCode from '../../mqtt/return-code.ts';
import type { ProtocolVersion } from '../../mqtt/packet.ts';
import type { Address } from '../../wire/address.ts';
import { Conversation } from './conversation.ts';
import { answerLimit } from './limits.ts';
import type { Answer } from './seen.ts';

/** The largest: the broker has no reason to close a client that is silent for 27 hours. */
const longKeepAlive = 65_535;

/** The answers so far after each; the conversation goes on where the broker has accepted. */
export async function observeMqtt(
  address: Address,
  signal: AbortSignal,
  tell: (answers: Answer[]) => void,
): Promise<Conversation | null> {
  const [answer, conversation] = await connect(address, 5, signal);
  tell([answer]);
  if (!mayBeOlder(answer)) return conversation;
  const [second, older] = await connect(address, 4, signal);
  tell([answer, second]);
  return older;
}

/** Says CONNECT on a connection of its own. */
export async function connect(
  { url, username, password }: Address,
  version: ProtocolVersion,
  signal: AbortSignal,
): Promise<[Answer, Conversation | null]> {
  const conversation = await Conversation.open(url, version, signal);
  if (conversation === null) return [{ version, kind: 'closed' }, null];
  conversation.send({
    type: 'CONNECT',
    version,
    clean: true,
    keepAlive: longKeepAlive,
    clientId: `lab-doctor-${crypto.randomUUID().slice(0, 8)}`,
    ...(username === '' ? {} : { username }),
    ...(password === '' ? {} : { password: new TextEncoder().encode(password) }),
  });
  const heard = await conversation.next(() => true, answerLimit, signal);
  const answer = answerOf(heard, version);
  if (answer.kind === 'connack' && answer.reason === 0) return [answer, conversation];
  conversation.end();
  return [answer, null];
}

function answerOf(heard: Awaited<ReturnType<Conversation['next']>>, version: ProtocolVersion): Answer {
  if (heard === null) return { version, kind: 'silent' };
  if (heard.kind !== 'packet') return { version, ...heard };
  const { packet } = heard;
  if (packet.type !== 'CONNACK') return { version, kind: 'not-mqtt', start: packet.type };
  const serverKeepAlive = packet.properties?.serverKeepAlive ?? null;
  return { version, kind: 'connack', reason: packet.reasonCode, serverKeepAlive };
}

/** Some brokers of 3.1.1 close on a version that they do not know, others say so. */
function mayBeOlder(answer: Answer): boolean {
  if (answer.kind !== 'connack') return answer.kind === 'closed';
  return [ReturnCode.unacceptableProtocolVersion, ReasonCode.unsupportedProtocolVersion].includes(answer.reason);
}

// A Reason Code for learners, in their language: what it means where it stands, and what to do. The two dictionaries
// are a few kilobytes, so a page loads this file only when there is a reason to explain.
import * as ReturnCode from '../../mqtt/return-code.ts';
import * as ReasonCode from '../../mqtt/reason-code.ts';
import type { Language } from '../../language.ts';
import type { PacketType, ProtocolVersion } from '../../mqtt/packet.ts';
import type { ReasonMeaning, ReasonWords, SharedCode } from './reason-words.ts';
import { en } from './reasons-en.ts';
import { zhCn } from './reasons-zh-cn.ts';

const dictionaries: Record<Language, ReasonWords> = { 'zh-cn': zhCn, en };

/** The return codes of CONNACK in 3.1.1 say what these codes of MQTT 5 say. */
const connack311: Record<number, SharedCode> = {
  [ReturnCode.unacceptableProtocolVersion]: ReasonCode.unsupportedProtocolVersion,
  [ReturnCode.identifierRejected]: ReasonCode.clientIdentifierNotValid,
  [ReturnCode.serverUnavailable]: ReasonCode.serverUnavailable,
  [ReturnCode.badUserNameOrPassword]: ReasonCode.badUserNameOrPassword,
  [ReturnCode.notAuthorized]: ReasonCode.notAuthorized,
};

/** `packet`: the type of the packet that carries the code. A code that no specification has is explained as that. */
export function reasonMeaning(
  code: number,
  packet: PacketType,
  version: ProtocolVersion,
  language: Language,
): ReasonMeaning {
  const words = dictionaries[language];
  const good = goodMeaning(code, packet, words);
  if (good !== null) return { means: good, doNext: '' };
  const [means, doNext] = entry(code, packet, version, words);
  return { means, doNext };
}

function goodMeaning(code: number, packet: PacketType, words: ReasonWords): string | null {
  if (packet === 'SUBACK' && code <= 2) return words.granted(code);
  if (packet === 'DISCONNECT' && code === ReasonCode.disconnectWithWillMessage) return words.goodbyeWithWill;
  if (code !== 0) return null;
  if (packet === 'CONNACK') return words.accepted;
  return packet === 'DISCONNECT' ? words.goodbye : words.success;
}

function entry(
  code: number,
  packet: PacketType,
  version: ProtocolVersion,
  words: ReasonWords,
): [means: string, doNext: string] {
  if (version === 4 && packet === 'SUBACK' && code === ReturnCode.subscriptionFailed) return words.subscriptionFailed;
  const shared = version === 4 && packet === 'CONNACK' ? (connack311[code] ?? -1) : code;
  return isShared(shared, words) ? words[shared] : words.unknown;
}

function isShared(code: number, words: ReasonWords): code is SharedCode {
  return Object.hasOwn(words, code);
}

// Why a connection could not be made, in the reader's language: what happened, and the next thing to do. It brings the
// dictionaries of Reason Codes along, so a page loads it when something has failed.
import type { Language } from '../../language.ts';
import { reasonName } from '../../mqtt/reason-names.ts';
import type { ConnectFailure } from '../../wire/page-protocol.ts';
import { hexCode } from '../../capture/hex-code.ts';
import { reasonMeaning } from '../../capture/words/reason-meaning.ts';
import { certificateHint } from './certificate-hint.ts';
import { words } from './words/words.ts';

export function explainFailure(why: ConnectFailure, language: Language): [what: string, doNext: string] {
  if (why.code === 'closed-on-packet') return words(language).closedOnPacket(why);
  if (why.code !== 'reason') {
    const [what, doNext] = words(language).failures[why.code](why.url);
    if (why.code !== 'unreachable') return [what, doNext];
    const origin = isOfThisComputer(why.url) ? words(language).originRefused : '';
    const sentences = [doNext, certificateHint(why.url, language), origin].filter((sentence) => sentence !== '');
    return [what, sentences.join(language === 'en' ? ' ' : '')];
  }
  const { means, doNext } = reasonMeaning(why.reason, 'CONNACK', why.version, language);
  const code = hexCode(why.reason);
  const name = `${code} ${reasonName(why.reason, 'CONNACK', why.version)}`;
  return [words(language).refusedWith(name, means), doNext];
}

function isOfThisComputer(url: string): boolean {
  return /^wss?:\/\/(localhost|127(\.\d+){3}|\[::1\])(:|\/|$)/i.test(url);
}

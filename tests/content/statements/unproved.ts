// Statements about a broker that do not say of which version they are, nor where it is written. The next version does otherwise, and
// nobody can look it up.
import { brokers, mentions, type NamedBroker } from './brokers.ts';
import { piecesOf, sentencesOf } from './prose.ts';

/** In the piece of prose, where the rule does not see that nothing is said of the broker. */
export const namedOnly = '{/* named only */}';

/** One line for each: where, which sentence, what to add. */
export function unprovedIn(file: string, mdx: string): string[] {
  return piecesOf(mdx).flatMap(({ line, text }) =>
    brokers
      .filter((broker) => !text.includes(namedOnly) && !isProved(broker, text))
      .flatMap((broker) =>
        sentencesOf(text)
          .filter((sentence) => saysSomethingOf(broker, sentence))
          .map(
            (sentence) =>
              `${file}:${line}: “${sentence}” says what ${broker.called} does, and nothing beside it says which version, or where ` +
              `that is written. Add ${broker.example}; or ${namedOnly} if it is only named.`,
          ),
      ),
  );
}

/** Whether a piece of prose has a version of the broker, or a link to its makers. What the standard says proves nothing of a broker. */
export function isProved({ version, source }: NamedBroker, text: string): boolean {
  const ofBrokers = text.replaceAll(
    /\[[^\]]*\]\(https:\/\/docs\.oasis-open\.org\/[^)]*\)|\[MQTT(?:311|5)-[^\]]*\]/g,
    '',
  );
  const written = ofBrokers.replaceAll(/\]\([^)]*\)/g, ']');
  return source.test(ofBrokers) || (version?.test(written) ?? false);
}

/** In small letters, code that is no host is a command or a package: `emqx ctl status`. */
function saysSomethingOf({ name }: NamedBroker, sentence: string): boolean {
  const prose = sentence.replaceAll(/`[^`]*`/g, (code) => (/[A-Z]|\.(?:io|org|com)\b/.test(code) ? code : ''));
  return name.test(mentions.reduce((left, mention) => left.replaceAll(mention, ''), prose));
}

// A Reason Code in the reader's language. Its dictionary is fetched when the first one has to be explained.
import { useEffect, useState } from 'preact/hooks';
import type { CellError } from '../../kernel/protocol.ts';
import { hexCode } from '../../capture/hex-code.ts';
import type { reasonMeaning } from '../../capture/words/reason-meaning.ts';
import type { PageNotebook } from '../page-notebook.ts';

interface Props {
  reason: NonNullable<CellError['reason']>;
  notebook: PageNotebook;
}

export function ReasonLine({ reason: { code, version, packet }, notebook: { language, words } }: Props) {
  const [meaning, setMeaning] = useState('');
  useEffect(() => {
    void import('../../capture/words/reason-meaning.ts').then((wire) => {
      const { means, doNext } = wire.reasonMeaning(
        code,
        packet as Parameters<typeof reasonMeaning>[1],
        version,
        language,
      );
      setMeaning(`${means} ${doNext}`);
    });
  }, [code, version, packet, language]);
  return (
    <p>
      {words.error.reason(packet, hexCode(code))}
      {meaning}
    </p>
  );
}

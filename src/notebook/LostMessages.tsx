// Messages that a limit of the broker in the page has cost a run. The words are fetched when there is something to say.
import { useEffect, useState } from 'preact/hooks';
import type { lossText } from '../capture/words/losses.ts';
import type { Language } from '../language.ts';
import { lostMessages } from './cell-losses.ts';
import type { CellState } from './cell.ts';

export function LostMessages({ losses, language }: Pick<CellState, 'losses'> & { language: Language }) {
  const [say, setSay] = useState<{ lossText: typeof lossText } | null>(null);
  const has = losses.length > 0;
  useEffect(() => {
    if (has) void import('../capture/words/losses.ts').then(setSay);
  }, [has]);
  if (say === null) return null;
  return lostMessages(losses).map((lost) => (
    <div key={`${lost.what} ${lost.limit.name}`} class="lab-notice" role="status">
      <p>{say.lossText(lost, language).join(' ')}</p>
    </div>
  ));
}

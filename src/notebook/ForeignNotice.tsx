// What the reader must know about code that came with a link. It is always there at once, unlike other notices.
import { isModified, type CellState } from './cell.ts';
import { ForeignFacts } from './ForeignFacts.tsx';
import { isFramed } from './is-framed.ts';
import { Choice, Notice } from './Notice.tsx';
import { settleForeign } from './open-shared-link.ts';
import type { PageNotebook } from './page-notebook.ts';

interface Props {
  notebook: PageNotebook;
  cell: CellState;
}

export function ForeignNotice({ notebook, cell }: Props) {
  const { share } = notebook.words;
  if (cell.foreign === null) return null;
  const framed = isFramed();
  return (
    <Notice
      text={
        <>
          {framed ? share.framed : share.foreign}
          <ForeignFacts code={cell.foreign} words={notebook.words} />
        </>
      }
    >
      {framed ? (
        <a class="lab-button" href={location.href} target="_blank" rel="noreferrer">
          {share.openAlone}
        </a>
      ) : (
        <Choice act={() => settleForeign(notebook, cell.id, true)}>
          {isModified(cell) ? share.takeOver : share.take}
        </Choice>
      )}
      <Choice act={() => settleForeign(notebook, cell.id, false)}>{share.back}</Choice>
    </Notice>
  );
}

// For a name that was not found: the cell that declares it, and a button that runs what must run first; or what it is in
// other surroundings than a cell's.
import { useEffect, useState } from 'preact/hooks';
import type { CellId } from '../../kernel/protocol.ts';
import type { Declaring } from './declaring-cell.ts';
import type { PageNotebook } from '../page-notebook.ts';

interface Props {
  name: string;
  /** Nothing at all has declared it. */
  isUnknown: boolean;
  notebook: PageNotebook;
  cell: CellId;
}

export function MissingName({ name, isUnknown, notebook, cell }: Props) {
  const [found, setFound] = useState<Declaring | null>(null);
  const [absent, setAbsent] = useState<string | null>(null);
  useEffect(() => {
    void import('./declaring-cell.ts').then(async ({ declaringCell }) => {
      const declaring = declaringCell(name, cell, notebook.cells());
      setFound(declaring);
      if (declaring !== null || !isUnknown) return;
      const { sayAbsent } = await import('../absent-names/absent-names.ts');
      setAbsent(sayAbsent(name, notebook.language));
    });
  }, [name, isUnknown, cell, notebook]);
  if (found === null) return absent === null ? null : <p>{absent}</p>;
  if (notebook.state.value.cells[cell]?.foreign != null) return <p>{notebook.words.share.apart(name)}</p>;
  const { declaredIn, declaredBelow, runAbove } = notebook.words.error;
  const of = notebook.nameOf(found.cell);
  return (
    <>
      <p>{found.above ? declaredIn(name, of) : declaredBelow(name, of)}</p>
      {found.above && (
        <button type="button" class="lab-button" onClick={() => notebook.dispatch({ type: 'run-to', cell })}>
          {runAbove}
        </button>
      )}
    </>
  );
}

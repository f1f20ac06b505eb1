// For a name that was not found: the cell that declares it, and a button that runs what must run first.
import { useEffect, useState } from 'preact/hooks';
import type { CellId } from '../../kernel/protocol.ts';
import type { Declaring } from './declaring-cell.ts';
import type { PageNotebook } from '../page-notebook.ts';

interface Props {
  name: string;
  notebook: PageNotebook;
  cell: CellId;
}

export function MissingName({ name, notebook, cell }: Props) {
  const [found, setFound] = useState<Declaring | null>(null);
  useEffect(() => {
    void import('./declaring-cell.ts').then(({ declaringCell }) => {
      setFound(declaringCell(name, cell, notebook.cells()));
    });
  }, [name, cell, notebook]);
  if (found === null) return null;
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

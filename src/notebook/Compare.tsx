// The chapter's code and the reader's, line against line.
import type { CellState } from './cell.ts';
import { foldSame, lineDiff, type DiffLine } from './line-diff.ts';
import type { PageNotebook } from './page-notebook.ts';

interface Props {
  notebook: PageNotebook;
  cell: CellState;
  close: () => void;
}

const signs = { same: ' ', removed: '−', added: '+' };

export function Compare({ notebook, cell, close }: Props) {
  const { edits, menu } = notebook.words;
  const same = cell.code === cell.original;
  return (
    <figure class="lab-compare">
      <figcaption>{same ? edits.same : edits.legend}</figcaption>
      {!same && (
        <pre tabIndex={0} role="group" aria-label={edits.legend}>
          {foldSame(lineDiff(cell.original, cell.code)).map((line) =>
            line.kind === 'folded' ? (
              <div data-kind="folded">{edits.unchangedLines(line.count)}</div>
            ) : (
              <Line line={line} removed={edits.removedLine} added={edits.addedLine} />
            ),
          )}
        </pre>
      )}
      {!same && (
        <button
          type="button"
          class="lab-button"
          onClick={() => {
            notebook.dispatch({ type: 'reset', cell: cell.id });
            close();
          }}
        >
          {menu.reset}
        </button>
      )}
      <button type="button" class="lab-button" onClick={close}>
        {edits.close}
      </button>
    </figure>
  );
}

function Line({ line: { kind, text }, removed, added }: { line: DiffLine; removed: string; added: string }) {
  return (
    <div data-kind={kind}>
      <span aria-hidden="true">{signs[kind]} </span>
      {kind !== 'same' && <span class="sr-only">{kind === 'removed' ? removed : added}: </span>}
      {text}
      {'\n'}
    </div>
  );
}

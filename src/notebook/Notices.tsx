// What the reader must know about a cell's code or connections, each with the choices there are.
import type { ComponentChildren } from 'preact';
import { isModified, type CellState } from './cell.ts';
import { ForeignFacts } from './ForeignFacts.tsx';
import { RunInPage } from './outputs/ErrorView.tsx';
import { Failure } from './connect-failure/Failure.tsx';
import type { PageNotebook } from './page-notebook.ts';
import { isFramed } from './is-framed.ts';
import { settleForeign } from './open-shared-link.ts';

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

export function Notices({ notebook, cell }: Props) {
  const { edits } = notebook.words;
  const { notice, failure } = cell;
  const dismiss = () => notebook.dispatch({ type: 'notice', cell: cell.id, notice: null });
  const saidByError = cell.outputs.items.some(
    (item) => item.kind === 'error' && /^(broker-unreachable|address-refused)$/.test(item.error.code),
  );
  return (
    <>
      {notice?.kind === 'chapter-changed' && (
        <Notice text={edits.chapterChanged}>
          <Choice act={() => notebook.dispatch({ type: 'keep', cell: cell.id })}>{edits.keepMine}</Choice>
          <Choice act={() => notebook.dispatch({ type: 'reset', cell: cell.id })}>{edits.takeChapter}</Choice>
        </Notice>
      )}
      {notice?.kind === 'other-tab' && (
        <Notice text={edits.otherTab}>
          <Choice act={dismiss}>{edits.dismiss}</Choice>
          <Choice
            act={() => {
              dismiss();
              notebook.dispatch({ type: 'edit', cell: cell.id, code: notice.mine });
            }}
          >
            {edits.putBack}
          </Choice>
        </Notice>
      )}
      {failure && cell.isBack && <Notice text={notebook.words.cell.isBack(failure.url)} />}
      {failure && !cell.isBack && !saidByError && (
        <Notice text={<Failure why={failure} language={notebook.language} />}>
          {!/^(not-allowed|not-asked|restarted|closed-on-packet)$/.test(failure.code) && (
            <RunInPage notebook={notebook} cell={cell.id} failed={failure.url} />
          )}
        </Notice>
      )}
    </>
  );
}

function Notice({ text, children }: { text: ComponentChildren; children?: ComponentChildren }) {
  return (
    <div class="lab-notice" role="status">
      <p>{text}</p>
      {children}
    </div>
  );
}

function Choice({ act, children }: { act: () => void; children: string }) {
  return (
    <button type="button" class="lab-button" onClick={act}>
      {children}
    </button>
  );
}

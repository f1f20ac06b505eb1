// What the reader must know about a cell's code or connections, each with the choices there are.
import type { CellState } from './cell.ts';
import { Failure } from './connect-failure/Failure.tsx';
import { LostMessages } from './LostMessages.tsx';
import { Choice, Notice } from './Notice.tsx';
import { RunInPage } from './outputs/RunInPage.tsx';
import type { PageNotebook } from './page-notebook.ts';

interface Props {
  notebook: PageNotebook;
  cell: CellState;
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
      <LostMessages losses={cell.losses} language={notebook.language} />
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

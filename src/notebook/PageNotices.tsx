// Quiet words about the page as a whole, at the foot of the window: storage, a lost kernel, a link that cannot be read.
import type { ComponentChildren } from 'preact';
import type { PageNotebook } from './page-notebook.ts';
import { dropFragment } from './open-shared-link.ts';
import { useState } from 'preact/hooks';

export function PageNotices({ notebook }: { notebook: PageNotebook }) {
  const { edits, kernel, share } = notebook.words;
  const [quiet, setQuiet] = useState('none');
  const [leftOut, setLeftOut] = useState(notebook.leftOut);
  const trouble = notebook.trouble.value;
  const problem = notebook.linkProblem.value;
  const { lost, kernel: state } = notebook.state.value;
  return (
    <div class="lab-page-notices" aria-live="polite">
      {lost && (
        <Closable label={edits.dismiss} close={() => notebook.dispatch({ type: 'loss-noted' })}>
          {kernel.lost}
        </Closable>
      )}
      {state === 'failed' && <p>{kernel.failed}</p>}
      {problem !== null && (
        <Closable
          label={edits.dismiss}
          close={() => {
            notebook.linkProblem.value = null;
            dropFragment();
          }}
        >
          {share.problem(problem)}
        </Closable>
      )}
      {leftOut > 0 && (
        <Closable label={edits.dismiss} close={() => setLeftOut(0)}>
          {edits.leftOut(leftOut)}
        </Closable>
      )}
      {trouble !== 'none' && quiet !== trouble && notebook.holdsUnsaved && (
        <Closable label={edits.dismiss} close={() => setQuiet(trouble)}>
          {edits[trouble]}
        </Closable>
      )}
    </div>
  );
}

function Closable({ label, close, children }: { label: string; close: () => void; children: ComponentChildren }) {
  return (
    <p>
      {children}{' '}
      <button type="button" class="lab-button" onClick={close}>
        {label}
      </button>
    </p>
  );
}

// What went wrong, where in the reader's own TypeScript, why, and the next thing to do.
import { CertificateHint } from '../connect-failure/CertificateHint.tsx';
import { DoctorLink } from '../connect-failure/DoctorLink.tsx';
import type { CellError } from '../../kernel/protocol.ts';
import { LongText } from './LongText.tsx';
import { isUnknownName, missingName } from './missing-name.ts';
import { MissingName } from './MissingName.tsx';
import type { PageNotebook } from '../page-notebook.ts';
import { ReasonLine } from './ReasonLine.tsx';
import { RunInPage } from './RunInPage.tsx';
import { errorWhy } from './words/error-why.ts';
import { Entry, ValueTree } from './ValueTree.tsx';

interface Props {
  error: CellError;
  notebook: PageNotebook;
  cell: string;
}

export function ErrorView({ error, notebook, cell }: Props) {
  const { words } = notebook;
  const { code, details = {}, reason, stack, thrown, carries = [] } = error;
  const why = errorWhy(notebook.language)(code, details);
  const missing = missingName(error);
  return (
    <div class="lab-error">
      {thrown ? (
        <div class="lab-error-message">
          <strong>{words.error.thrown}</strong>
          {': '}
          <ValueTree value={thrown} words={words} />
        </div>
      ) : (
        <p class="lab-error-message">
          <strong>{error.name}</strong>
          {error.message && ': '}
          <LongText text={error.message} words={words} />
        </p>
      )}
      {carries.length > 0 && (
        <ul class="lab-error-message">
          {carries.map(({ key, value }) => (
            <Entry name={key} value={value} words={words} />
          ))}
        </ul>
      )}
      {reason && <ReasonLine reason={reason} notebook={notebook} />}
      {why && <p>{why}</p>}
      {details.why === 'unreachable' && <CertificateHint url={String(details.url)} language={notebook.language} />}
      {missing !== null && (
        <MissingName name={missing} isUnknown={isUnknownName(error)} notebook={notebook} cell={cell} />
      )}
      {stack.length > 0 && (
        <ul class="lab-error-places">
          {stack.map((place) => (
            <li>
              <button
                type="button"
                class="lab-link"
                onClick={() => {
                  notebook.focus.value = { cell: place.cell, line: place.line, ...columnOf(place) };
                }}
              >
                {place.cell === cell
                  ? words.error.here(place.line)
                  : words.error.line(notebook.nameOf(place.cell), place.line)}
              </button>
            </li>
          ))}
        </ul>
      )}
      {(code === 'broker-unreachable' || details.why === 'mixed-content') && (
        <WaysOut url={String(details.url)} notebook={notebook} cell={cell} />
      )}
    </div>
  );
}

/** Where a broker cannot be used: why that is, and another broker. */
function WaysOut({ url, notebook, cell }: Omit<Props, 'error'> & { url: string }) {
  return (
    <>
      <p>
        <DoctorLink url={url} language={notebook.language} />
      </p>
      <RunInPage notebook={notebook} cell={cell} failed={url} />
    </>
  );
}

function columnOf({ column }: { column?: number }): { column?: number } {
  return column === undefined ? {} : { column };
}

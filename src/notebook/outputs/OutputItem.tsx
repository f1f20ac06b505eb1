// One output of a cell. Drawn again only when it is another object: a thousand lines that stay cost nothing.
import type { Output } from '../../kernel/protocol.ts';
import { drawnOnce } from '../drawn-once.tsx';
import { ErrorView } from './ErrorView.tsx';
import { ImageOutput } from './ImageOutput.tsx';
import { LazyChart } from './LazyChart.tsx';
import { LongText } from './LongText.tsx';
import type { PageNotebook } from '../page-notebook.ts';
import { SafeElement } from './SafeElement.tsx';
import { previewOf } from './value-preview.ts';
import { visible } from '../../capture/payload-text.ts';
import { VisibleText } from '../VisibleText.tsx';
import { ValueTree } from './ValueTree.tsx';

interface Props {
  output: Output;
  notebook: PageNotebook;
  cell: string;
}

export const OutputItem = drawnOnce(({ output, notebook, cell }: Props) => {
  const { words } = notebook;
  switch (output.kind) {
    case 'log':
      return (
        <div class="lab-log" data-level={output.level}>
          {output.level !== 'log' && <span class="lab-level">{words.output.levels[output.level]}</span>}
          {output.values.map((value) => (
            <ValueTree value={value} words={words} bare={value.type === 'string'} />
          ))}
          {(output.repeat ?? 1) > 1 && <span class="lab-badge">{words.output.times(output.repeat ?? 1)}</span>}
        </div>
      );
    case 'result':
      return (
        <div class="lab-result">
          <span class="lab-level" title={words.output.result}>
            ⇒
          </span>
          <ValueTree value={output.value} words={words} />
        </div>
      );
    case 'error':
      return <ErrorView error={output.error} notebook={notebook} cell={cell} />;
    case 'display':
      return <div class="lab-display">{displayed(output, notebook)}</div>;
  }
});

/** Columns that a table is called by. */
const columnsNamed = 8;

function displayed(output: Extract<Output, { kind: 'display' }>, { words, language }: PageNotebook) {
  switch (output.as) {
    case 'auto':
    case 'tree':
      return <ValueTree value={output.value} words={words} bare={output.as === 'auto'} />;
    case 'text':
      return (
        <pre class="lab-text">
          <LongText text={output.text} words={words} />
        </pre>
      );
    case 'image':
      return <ImageOutput mime={output.mime} bytes={output.bytes} words={words} />;
    case 'element':
      return <SafeElement element={output.element} words={words} />;
    case 'chart':
      return <LazyChart chart={output.chart} language={language} />;
    case 'table':
      return (
        <div
          class="lab-table"
          tabIndex={0}
          role="group"
          aria-label={words.output.table(output.columns.slice(0, columnsNamed).map(visible))}
        >
          <table>
            <thead>
              <tr>
                {output.columns.map((column) => (
                  <th scope="col">
                    <VisibleText text={column} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {output.rows.map((row) => (
                <tr>
                  {row.map((value) => (
                    <td>
                      <VisibleText text={value.type === 'string' ? value.text : previewOf(value, words)} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {output.moreRows > 0 && <p class="lab-note">{words.output.moreRows(output.moreRows)}</p>}
        </div>
      );
  }
}

// The bar that says that the panes look at a file and not at this page's packets, what could not be read of it, and the
// way back.
import { visible } from '../../capture/payload-text.ts';
import type { PanelState } from './panel-state.ts';
import { panelWords } from './words/words.ts';

export function SourceBar({ state }: { state: PanelState }) {
  const { kind, name, warnings } = state.source.value;
  const text = panelWords(state.around.language);
  if (kind === 'live') return null;
  return (
    <div class="lab-source">
      <span role="status">
        {text.lookingAt} <bdi class="lab-source-name">{visible(name)}</bdi>
      </span>
      <button type="button" onClick={() => state.show(state.live)}>
        {text.backToLive}
      </button>
      {warnings.length > 0 && (
        <details>
          <summary>{text.warnings(warnings.length)}</summary>
          <ul>
            {warnings.map((warning) => (
              <li key={warning}>{visible(warning)}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

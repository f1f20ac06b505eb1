// The bar of the wire panel: its tabs, and the buttons for files, for its size, and to close it.
import { useRef } from 'preact/hooks';
import { fileWords } from '../files/words/words.ts';
import type { PanelState } from './panel-state.ts';
import { panes } from './panes.ts';
import { panelWords } from './words/words.ts';

interface PanelBarProps {
  state: PanelState;
  close: () => void;
}

export function PanelBar({ state, close }: PanelBarProps) {
  const { language } = state.around;
  const text = panelWords(language);
  const { file, fileHint } = fileWords(language);
  const tabs = useRef<HTMLDivElement>(null);
  const pane = state.pane.value;
  const { files } = state;
  const offered = panes.filter((candidate) => candidate.pane !== 'code' || state.source.value.code !== undefined);
  const large = state.large.value;
  const move = (by: number): void => {
    const at = offered.findIndex((candidate) => candidate.pane === pane);
    state.pane.value = offered[(at + by + offered.length) % offered.length]?.pane ?? pane;
    requestAnimationFrame(() => tabs.current?.querySelector<HTMLElement>('[aria-selected=true]')?.focus());
  };
  return (
    <header class="lab-panel-bar">
      <div ref={tabs} role="tablist" aria-label={text.panel}>
        {offered.map((candidate) => (
          <button
            key={candidate.pane}
            type="button"
            role="tab"
            id={`lab-tab-${candidate.pane}`}
            aria-selected={candidate.pane === pane}
            aria-controls="lab-panel-pane"
            tabIndex={candidate.pane === pane ? 0 : -1}
            onClick={() => (state.pane.value = candidate.pane)}
            onKeyDown={(event) => {
              if (event.key === 'ArrowRight') move(1);
              else if (event.key === 'ArrowLeft') move(-1);
              else return;
              event.preventDefault();
            }}
          >
            {text.panes[candidate.pane]}
          </button>
        ))}
      </div>
      <button
        type="button"
        title={fileHint}
        aria-expanded={files.value}
        aria-controls="lab-files"
        onClick={() => (files.value = !files.value)}
      >
        {file}
      </button>
      <LinkButton state={state} />
      <IconButton
        label={large ? text.dock : text.enlarge}
        path={large ? 'M2 8h4v4M12 6H8V2' : 'M2 9v3h3M12 5V2H9M2 12l4-4M12 2L8 6'}
        act={() => (state.large.value = !large)}
      />
      <IconButton label={text.close} path="M3 3l8 8M11 3l-8 8" act={close} />
    </header>
  );
}

/** A file is on the reader's own disk. */
function LinkButton({ state }: { state: PanelState }) {
  if (state.source.value.kind !== 'live') return null;
  return (
    <IconButton
      label={panelWords(state.around.language).copyLink}
      path="M6 8l4-4M5 5L3 7a2.8 2.8 0 0 0 4 4l1.5-1.5M9 9l2-2a2.8 2.8 0 0 0-4-4L5.5 4.5"
      act={() => void state.copyLink()}
    />
  );
}

function IconButton({ label, path, act }: { label: string; path: string; act: () => void }) {
  return (
    <button type="button" class="lab-panel-icon" aria-label={label} title={label} onClick={act}>
      <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
        <path d={path} fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" />
      </svg>
    </button>
  );
}

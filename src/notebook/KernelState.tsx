// In the header: what the kernel does, Stop, and what concerns all cells of the page.
import { useComputed } from '@preact/signals';
import { isModified } from './cell.ts';
import { Icon } from './Icon.tsx';
import { Menu } from './Menu.tsx';
import type { PageNotebook } from './page-notebook.ts';

export function KernelState({ notebook }: { notebook: PageNotebook }) {
  const { kernel: say, menu } = notebook.words;
  const text = useComputed(() => kernelText(notebook));
  const busy = useComputed(() => notebook.state.value.running !== null);
  const stoppable = useComputed(() => ['starting', 'ready'].includes(notebook.state.value.kernel));
  const resetAll = () => {
    const edited = Object.values(notebook.state.peek().cells).filter(isModified).length;
    if (confirm(say.confirmResetAll(edited))) notebook.dispatch({ type: 'reset-all' });
  };
  return (
    <div class="lab-kernel" data-busy={busy.value}>
      <Menu
        label={`${say.menu} (${text.value})`}
        items={[
          { label: menu.runAll, act: () => notebook.dispatch({ type: 'run-all' }) },
          { label: say.restart, act: () => notebook.dispatch({ type: 'restart' }) },
          { label: say.resetAll, act: resetAll },
          { label: say.addAtEnd, act: () => notebook.addBelow() },
          { label: say.work, act: () => notebook.openWork() },
          { label: say.keys, act: () => notebook.openKeys() },
        ]}
      >
        <KernelIcon kernel={busy.value ? 'busy' : notebook.state.value.kernel} />
        <span class="lab-header-caption">{say.name}</span>
      </Menu>
      <button
        type="button"
        class="lab-icon-button"
        aria-label={say.stop}
        title={say.stop}
        disabled={!stoppable.value}
        onClick={() => notebook.dispatch({ type: 'stop' })}
      >
        <Icon name="stop" />
        <span class="lab-header-caption">{say.stop}</span>
      </button>
      <p class="sr-only" role="status">
        {text}
      </p>
    </div>
  );
}

/** Its shape alone tells the states apart: empty, with a core, filled, dashed, crossed out. */
function KernelIcon({ kernel }: { kernel: string }) {
  return (
    <svg class="lab-kernel-dot" data-kernel={kernel} viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="6.5" />
      {kernel === 'ready' && <circle class="lab-kernel-core" cx="8" cy="8" r="2" />}
      {kernel === 'failed' && <path d="M5 5l6 6M11 5l-6 6" />}
    </svg>
  );
}

function kernelText(notebook: PageNotebook): string {
  const { kernel, running } = notebook.state.value;
  const { kernel: say } = notebook.words;
  if (running !== null && kernel === 'ready') return say.busy(notebook.nameOf(running));
  return say[kernel];
}

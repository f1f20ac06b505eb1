// A page with three cells and a plain notebook around them: opens an editor on a click, as the real one does.
import type { EditorHandle } from '../../../../src/notebook/editor/editor-contract.ts';

export interface TestPage {
  codes: Record<string, string>;
  handles: Partial<Record<string, EditorHandle>>;
  /** What the editors told the notebook, in order. */
  told: string[];
  /** Cells in page order. */
  order: string[];
}

declare global {
  interface Window {
    testPage: TestPage;
  }
}

const page: TestPage = {
  codes: {
    connect:
      "import mqtt from 'mqtt';\nimport { brokerUrl } from 'lab';\n\nconst client = await mqtt.connectAsync(brokerUrl);\nlet count = 1;",
    listen: "client.on('message', (topic, payload) => {\n  console.log(topic, payload.toString());\n});",
    use: 'count',
  },
  handles: {},
  told: [],
  order: ['connect', 'listen', 'use'],
};
window.testPage = page;

const main = document.querySelector('#cells');
for (const cell of page.order) {
  const section = document.createElement('section');
  const button = Object.assign(document.createElement('button'), { textContent: `Edit ${cell}`, id: `edit-${cell}` });
  const host = Object.assign(document.createElement('div'), { id: `host-${cell}` });
  host.style.cssText = 'font-size: 15px; line-height: 22px;';
  const run = Object.assign(document.createElement('button'), { textContent: `Run ${cell}`, id: `run-${cell}` });
  button.addEventListener('click', () => void open(cell, host, run));
  section.append(button, host, run);
  main?.append(section);
}

async function open(cell: string, host: HTMLElement, run: HTMLElement): Promise<void> {
  const { openEditor } = await import('../../../../src/notebook/editor/open-editor.ts');
  const code = page.codes[cell] ?? '';
  page.handles[cell] = await openEditor({
    host,
    cell,
    code,
    codeBefore: code,
    selection: { start: code.length, end: code.length },
    language: location.search === '?zh-cn' ? 'zh-cn' : 'en',
    label: `Code of cell ${cell}`,
    cells: () => page.order.map((id) => ({ id, code: page.codes[id] ?? '' })),
    onChange: (next) => {
      page.codes[cell] = next;
      page.told.push(`change ${cell}`);
      for (const [other, handle] of Object.entries(page.handles)) if (other !== cell) handle?.refresh();
    },
    onRun: (advance) => page.told.push(`run ${cell} ${advance ? 'advance' : 'stay'}`),
    onLayout: () => undefined,
    onLeave: () => {
      page.told.push(`leave ${cell}`);
      run.focus();
    },
    onFailed: (error) => page.told.push(`failed ${cell} ${error.message}`),
  });
  page.handles[cell].focus();
}

// The page script: gives the notebook a wire, a broker and a kernel, each made when something first needs it, and
// fills the two places in the header. On a page that is only read nothing heavy is fetched.
import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import { loadKernelCode } from 'virtual:kernel';
import type { KernelSettings } from '../kernel/protocol.ts';
import type { Language } from '../language.ts';
import { EditStore } from '../notebook/edit-store.ts';
import { mountNotebook } from '../notebook/mount-notebook.tsx';
import type { PageNotebook } from '../notebook/page-notebook.ts';
import type { BrokerReading, BrokerSurroundings, PastReading } from '../inspector/broker-view/broker-surroundings.ts';
import type { PacketStore } from '../capture/packet-store.ts';
import { atNextRepaint } from '../inspector/at-next-repaint.ts';
import { PanelHandle } from '../inspector/panel/PanelHandle.tsx';
import { PanelState } from '../inspector/panel/panel-state.ts';
import { Recording } from '../inspector/recording.ts';
import { readAddress } from '../wire/address.ts';
import { Wire } from '../wire/wire.ts';
import { drawSequences } from './chapter-sequences.ts';
import { fetchConfig } from './fetch-config.ts';
import { InPageBroker } from './in-page-broker.ts';
import { LazyKernel } from './lazy-kernel.ts';
import { announceRun } from './page-events.ts';
import { pagePresence } from './page-presence.ts';
import { BrokerPicker } from './picker/BrokerPicker.tsx';
import { browserMemory, ChosenBroker } from './picker/chosen-broker.ts';
import { watchBroker } from './picker/watch-broker.ts';
import { rememberRun, slugOf } from './progress.ts';
import { Questions } from './Questions.tsx';
import { readerNamespace } from './reader-namespace.ts';

const language: Language = document.documentElement.lang.startsWith('zh') ? 'zh-cn' : 'en';
const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
startPage();

function startPage(): void {
  const inPageBroker = new InPageBroker(makeBrokerWorker);
  const wire = new Wire(makeWireWorker, inPageBroker.openPort);
  const broker = fetchConfig(`${base}config.json`).then(
    (config) =>
      new ChosenBroker(wire, config, browserMemory(), (profile) =>
        inPageBroker.behaveAs(profile, () => wire.brokerRestarted()),
      ),
  );
  const known = signal<ChosenBroker | null>(null);
  const kernel = new LazyKernel(async () => {
    wire.warm();
    const [{ Kernels }, chosen] = await Promise.all([import('../kernel/kernels.ts'), broker]);
    const made = new Kernels({
      loadCode: loadKernelCode,
      connectWire: (port, foreign) => wire.connectKernel(port, foreign),
      endWire: (foreign) => wire.endKernel(foreign),
      settings: settingsOf(chosen),
      mount: document.body,
    });
    made.listen((message) => notebook?.fromKernel(message));
    effect(() => made.configure(settingsOf(chosen)));
    return made;
  });
  const notebook = mountNotebook(
    {
      language,
      kernel,
      store: new EditStore(() => localStorage, location.pathname.slice(base.length - 1)),
      loadEditor: async () => (await import('../notebook/editor/open-editor.ts')).openEditor,
      warm: () => kernel.warm(),
      runFinished: (run) => {
        if (run.status === 'ok') rememberRun(slugOf(location.pathname, base), run.cell, () => localStorage);
        announceRun(run);
      },
      packetsTold: () => wire.flush(),
      showPackets: (line, packet, opener) => panel?.showLine(line, packet, opener),
      chooseInPage: async () => (await broker).useInPage(),
      isChosenBroker: (url) => known.value?.isChosen(url) ?? false,
    },
    document.querySelector('[data-lab-kernel]'),
  );
  kernel.onFailed = () => notebook?.dispatch({ type: 'kernel-failed' });
  wire.listen((message) => notebook?.fromWire(message));
  const inPage: BrokerSurroundings = {
    openPort: inPageBroker.openPort,
    starts: inPageBroker.starts,
    load: loadBrokerReading,
    loadPast: loadPastReading,
    chosen: computed(() => known.value?.choice.value.kind ?? null),
    useInPage: () => known.value?.useInPage(),
  };
  const panel = notebook && showPanelHandle(wire, notebook, inPage);
  void broker.then((chosen) => {
    known.value = chosen;
    showBroker(chosen);
    watchBroker({ ...pagePresence(), state: chosen.state, ask: () => chosen.testQuietly(), now: Date.now });
  });
  showQuestions(wire, notebook);
}

function showQuestions(wire: Wire, notebook: PageNotebook | null): void {
  const stop = () => notebook?.dispatch({ type: 'stop' });
  const place = document.body.appendChild(document.createElement('div'));
  render(<Questions wire={wire} language={language} stop={stop} />, place);
}

function showPanelHandle(wire: Wire, notebook: PageNotebook, broker: BrokerSurroundings): PanelState {
  const recording = new Recording((work) => atNextRepaint(work, 200));
  wire.listen((message) => recording.take(message));
  const state = new PanelState({
    language,
    recording,
    selected: notebook.selected,
    send: (message) => wire.send(message),
    goToLine: (call) => {
      const line = notebook.lineNow(call);
      notebook.focus.value = { cell: call.cell, ...(line !== null && { line }) };
    },
    lineNow: (call) => notebook.lineNow(call),
    saveRun: async (state) =>
      (await import('../notebook/recorded-run/save-run.ts')).saveRun(
        state,
        notebook,
        location.pathname.slice(base.length - 1),
      ),
    openRun: async (state, file) => (await import('../notebook/recorded-run/open-run.ts')).openRun(state, file),
    broker,
    cellName: (cell) => notebook.nameOf(cell),
  });
  render(<PanelHandle state={state} />, document.body.appendChild(document.createElement('div')));
  pointAtLine(notebook, recording.packets);
  drawSequences(notebook, recording);
  return state;
}

/** Keeps the line behind the selected packet pointed at. */
function pointAtLine({ selected, calls }: PageNotebook, packets: PacketStore): void {
  effect(() => {
    const packet = selected.value;
    if (packet === null) calls.pointed.value = null;
    else
      void import('../inspector/packets/follow-line.ts').then(({ callBehind }) => {
        if (selected.peek() === packet) calls.pointed.value = callBehind(packets, packet);
      });
  });
}

function showBroker(chosen: ChosenBroker): void {
  const slot = document.querySelector('[data-lab-picker]');
  if (slot) render(<BrokerPicker chosen={chosen} language={language} />, slot);
}

function settingsOf({ choice, config }: ChosenBroker): KernelSettings {
  return {
    // The wire has the login.
    brokerUrl: readAddress(choice.value.url)?.url ?? choice.value.url,
    namespace: readerNamespace(config.namespace, () => localStorage),
    language,
  };
}

/** One chunk, fetched when the broker pane is first shown. */
async function loadBrokerReading(): Promise<BrokerReading> {
  const [{ applyEvent }, { explain }] = await Promise.all([
    import('../broker/events/fold.ts'),
    import('../broker/events/why.ts'),
  ]);
  return { applyEvent, explain };
}

/** A broker for the page itself, fetched when a reader first looks back. */
async function loadPastReading(): Promise<PastReading> {
  const [{ BrokerHistory }, { readInputs }, { pageOptions }] = await Promise.all([
    import('../broker/replay/history.ts'),
    import('../broker/replay/read-inputs.ts'),
    import('../broker/hosts/page-options.ts'),
  ]);
  return { newHistory: (seed, profile) => new BrokerHistory(pageOptions(profile, seed)), readInputs };
}

function makeWireWorker(): Worker {
  return new Worker(new URL('../wire/worker.ts', import.meta.url), { type: 'module', name: 'wire' });
}

function makeBrokerWorker(): Worker {
  return new Worker(new URL('../broker/hosts/worker.ts', import.meta.url), { type: 'module', name: 'broker' });
}

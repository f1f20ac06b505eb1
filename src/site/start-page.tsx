// The page script: gives the notebook a wire, a broker and a kernel, each made when something first needs it, and
// fills the two places in the header. On a page that is only read nothing heavy is fetched.
import './idle-at-last.ts';
import './scrollable-tables.ts';
import './search-shortcut.ts';
import { computed, effect, signal } from '@preact/signals';
import { render } from 'preact';
import { loadKernelCode } from 'virtual:kernel';
import type { Shown } from '../exercises/judge.ts';
import type { Kernels } from '../kernel/kernels.ts';
import type { FromKernel, KernelSettings } from '../kernel/protocol.ts';
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
import { startPictures } from './broker-pictures.ts';
import { listenToCompareButtons } from './compare/compare-buttons.ts';
import { drawSequences } from './chapter-sequences.ts';
import { startExercises } from './exercises.ts';
import type { FirstWords } from './first-words.ts';
import { earlyOnce } from './early-once.ts';
import { InPageBroker } from './in-page-broker.ts';
import { listenToKeys, openKeys } from './keys/page-keys.ts';
import { LaterRuns } from './later-runs.ts';
import { LazyKernel } from './lazy-kernel.ts';
import { moveStored, movedTo } from './moved.ts';
import type { PageOfRuns } from './after-runs.ts';
import { announceRun, tellPicked } from './page-events.ts';
import { pagePresence } from './page-presence.ts';
import { BrokerPicker } from './picker/BrokerPicker.tsx';
import { ChosenBroker } from './picker/chosen-broker.ts';
import { watchBroker } from './picker/watch-broker.ts';
import { rememberRun, slugOf } from './progress.ts';
import { copyPanelLink, startShowLinks } from './show-links.ts';
import { Questions } from './Questions.tsx';
import { firstLevels } from './public-config.ts';
import { brokerBySettings } from './settings/trainer-settings.ts';
import { pageTabName } from './tab-name.ts';

const language: Language = document.documentElement.lang.startsWith('zh') ? 'zh-cn' : 'en';
const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
const tabName = pageTabName();

/** An old address of what is in another chapter now. */
function followMoved(): void {
  const slug = movedTo(slugOf(location.pathname, base), location.hash);
  const english = language === 'en' ? 'en/' : '';
  if (slug !== null) location.replace(`${base}${english}${slug}/${location.search}${location.hash}`);
}

export function startPage(words: FirstWords): void {
  followMoved();
  addEventListener('hashchange', followMoved);
  moveStored(() => localStorage);
  bringToLife(words);
}

function bringToLife(words: FirstWords): void {
  const inPageBroker = new InPageBroker(makeBrokerWorker);
  const wire = new Wire(makeWireWorker, inPageBroker.openPort);
  const broker = brokerBySettings({
    base,
    language,
    makeBroker: (config, memory) =>
      new ChosenBroker(wire, config, memory, (profile) => inPageBroker.behaveAs(profile, () => wire.brokerRestarted())),
  });
  const known = signal<ChosenBroker | null>(null);
  const page = location.pathname.slice(base.length - 1);
  const laterRuns = new LaterRuns(page, () => localStorage);
  const kernel = new LazyKernel(() => makeKernels(wire, broker, (message) => notebook?.fromKernel(message)));
  const notebook = mountNotebook(
    {
      language,
      words: words.notebook,
      kernel,
      store: new EditStore(() => localStorage, page),
      loadEditor: async () => (await import('../notebook/editor/open-editor.ts')).openEditor,
      warm: () => warm(kernel),
      runFinished: (run) => {
        if (run.status === 'ok') rememberRun(slugOf(location.pathname, base), run.cell, () => localStorage);
        announceRun(run);
        laterRuns.finished(run);
      },
      forgetRuns: (cells) => laterRuns.forget(cells),
      packetsTold: () => wire.flush(),
      showPackets: (line, packet, opener) => panel?.showLine(line, packet, opener),
      openWork: () => void openWork(notebook),
      openKeys: () => void openKeys(language),
      chooseInPage: async () => (await broker).useInPage(),
      pickerCanHelp: (url) => known.value !== null && known.value.mayUseInPage && known.value.isChosen(url),
      compareBrokers: (cell) => void compareBrokers(notebook, broker, cell, null),
    },
    document.querySelector('[data-lab-kernel]'),
  );
  listenToCompareButtons((cell, asked) => void compareBrokers(notebook, broker, cell, asked));
  kernel.onFailed = () => notebook?.dispatch({ type: 'kernel-failed' });
  wire.listen((message) => notebook?.fromWire(message));
  const inPage: BrokerSurroundings = {
    openPort: inPageBroker.openPort,
    starts: inPageBroker.starts,
    load: loadBrokerReading,
    loadPast: loadPastReading,
    chosen: computed(() => known.value?.choice.value.kind ?? null),
    mayUseInPage: computed(() => known.value?.mayUseInPage ?? false),
    useInPage: () => known.value?.useInPage(),
  };
  const panel = notebook && showPanelHandle(wire, notebook, inPage, laterRuns, words.panel);
  if (panel) beginLater(laterRuns, notebook, panel, () => known.peek()?.selection.peek() ?? null);
  broker.then(
    (chosen) => showBroker((known.value = chosen)),
    // The kernel says why it cannot start.
    () => undefined,
  );
  showQuestions(wire, notebook, words.notebook);
  tellOfWork();
  listenToKeys(panel, language);
}

async function compareBrokers(
  notebook: PageNotebook | null,
  broker: Promise<ChosenBroker>,
  cell: string,
  asked: string | null,
): Promise<void> {
  const [{ openComparison }, chosen] = await Promise.all([import('./compare/open-comparison.tsx'), broker]);
  if (notebook === null) return;
  const { namespace } = settingsOf(chosen);
  const slug = slugOf(location.pathname, base);
  openComparison({ cell, asked, notebook, chosen, slug, namespace, language, makeWireWorker, makeBrokerWorker });
}

/** The focus comes back to the menu from which the dialog was opened. */
async function openWork(notebook: PageNotebook | null): Promise<void> {
  const around = { language, chapter: slugOf(location.pathname, base), saveNow: () => notebook?.saveNow() };
  const opener = document.querySelector<HTMLElement>('[data-lab-kernel] button');
  (await import('./work/open-work.tsx')).openWorkDialog(around, opener);
}

/** What was done to the reader's work before the page was loaded anew. */
function tellOfWork(): void {
  try {
    if (sessionStorage.getItem('lab:work-note') === null) return;
  } catch {
    return;
  }
  void import('./work/open-work.tsx').then(({ showWorkNote }) => showWorkNote(language));
}

/** A run is likely to come: what it needs and what shows it. */
function warm(kernel: LazyKernel): void {
  kernel.warm();
  void import('../notebook/outputs/Outputs.tsx').catch(() => undefined);
}

function beginLater(
  laterRuns: LaterRuns,
  notebook: PageNotebook,
  panel: PanelState,
  broker: PageOfRuns['broker'],
): void {
  laterRuns.begin({ notebook, recording: panel.live.recording, broker });
}

function makeExercisesLive(notebook: PageNotebook, panel: PanelState, laterRuns: LaterRuns): void {
  startExercises({
    notebook,
    slug: slugOf(location.pathname, base),
    show: (shown, opener) =>
      void laterRuns.showPacket(shown, panel, opener).then((isShown) => !isShown && showPacket(panel, shown, opener)),
  });
}

/** Where that packet has made room for newer ones, or was cleared away, the panel opens at what is left. */
function showPacket(panel: PanelState, { packet: number, pane }: Shown, opener: HTMLElement): void {
  const { packets } = panel.live.recording;
  panel.showPacket(packets.at(packets.indexOf(number)), pane, opener);
}

async function makeKernels(
  wire: Wire,
  broker: Promise<ChosenBroker>,
  heard: (message: FromKernel) => void,
): Promise<Kernels> {
  wire.warm();
  // Beside the code of the page's side, which asks for it.
  const loadCode = earlyOnce(loadKernelCode);
  const [kernels, chosen] = await Promise.all([import('../kernel/kernels.ts'), broker]);
  const made = new kernels.Kernels({
    loadCode,
    connectWire: (port, foreign) => wire.connectKernel(port, foreign),
    endWire: (foreign) => wire.endKernel(foreign),
    settings: settingsOf(chosen),
    mount: document.body,
  });
  made.listen(heard);
  effect(() => made.configure(settingsOf(chosen)));
  return made;
}

function showQuestions(wire: Wire, notebook: PageNotebook | null, words: FirstWords['notebook']): void {
  const stop = () => notebook?.dispatch({ type: 'stop' });
  const place = document.body.appendChild(document.createElement('div'));
  render(<Questions {...{ wire, language, words, stop }} />, place);
}

function showPanelHandle(
  wire: Wire,
  notebook: PageNotebook,
  broker: BrokerSurroundings,
  laterRuns: LaterRuns,
  words: FirstWords['panel'],
): PanelState {
  const recording = new Recording((work) => atNextRepaint(work, 200));
  wire.listen((message) => recording.take(message));
  const state = new PanelState({
    language,
    recording,
    selected: notebook.selected,
    send: (message) => wire.send(message),
    goToLine: (call) => {
      const line = notebook.lineNow(call);
      // The line stands in the page, which must be seen.
      state.large.value = false;
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
    copyLink: (state) => copyPanelLink({ notebook, panel: state }),
  });
  render(<PanelHandle state={state} words={words} />, document.body.appendChild(document.createElement('div')));
  pointAtLine(notebook, recording.packets);
  drawSequences(notebook, recording);
  startPictures({ language, broker });
  makeExercisesLive(notebook, state, laterRuns);
  startShowLinks({ notebook, panel: state });
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
  effect(() => void (document.documentElement.dataset['broker'] = chosen.choice.value.kind));
  effect(tellPicked(() => ({ ...chosen.selection.value, ...settingsOf(chosen) })));
  const slot = document.querySelector('[data-lab-picker]');
  if (slot) render(<BrokerPicker namespace={namespaceOf(chosen)} {...{ chosen, language }} />, slot);
  watchBroker({ ...pagePresence(), state: chosen.state, ask: () => chosen.testQuietly(), now: Date.now });
  if (location.hash === '#beamer')
    void import('./settings/open-beamer.tsx').then(({ openBeamer }) => openBeamer(chosen, language));
}

function settingsOf(chosen: ChosenBroker): KernelSettings {
  const { url } = chosen.choice.value;
  return {
    // The wire has the login.
    brokerUrl: readAddress(url)?.url ?? url,
    namespace: namespaceOf(chosen),
    language,
  };
}

function namespaceOf({ config }: ChosenBroker): string {
  return `${firstLevels(config)}/${tabName}`;
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
  const { pastReading } = await import('./past-reading.ts');
  return pastReading;
}

function makeWireWorker(): Worker {
  return new Worker(new URL('../wire/worker.ts', import.meta.url), { type: 'module', name: 'wire' });
}

function makeBrokerWorker(): Worker {
  return new Worker(new URL('../broker/hosts/worker.ts', import.meta.url), { type: 'module', name: 'broker' });
}

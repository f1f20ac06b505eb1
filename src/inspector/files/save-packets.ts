// Saves the packets that the panel looks at as a .pcapng: all of them, or those that its list shows.
import { exportCapture } from '../../capture/files/export-capture.ts';
import { packetComments } from '../../capture/files/packet-comments.ts';
import type { PacketTest } from '../../capture/filter/compile-filter.ts';
import { listTest } from '../packets/list-test.ts';
import { tryFilter } from '../packets/try-filter.ts';
import type { PanelState } from '../panel/panel-state.ts';
import { captureWords } from '../../capture/files/words/words.ts';
import { download, fileName } from './download.ts';
import { withConnects } from './with-connects.ts';
import { fileWords } from './words/words.ts';

/** Does not throw: how it went is told in `state.fileNote`. */
export function savePackets(state: PanelState, which: 'all' | 'listed'): void {
  const { language } = state.around;
  const { recording, epoch } = state.source.value;
  const text = fileWords(language);
  const test = which === 'all' ? () => true : listed(state);
  if (test === null) {
    state.fileNote.value = { kind: 'error', name: '', text: text.wrongFilter };
    return;
  }
  const { chosen, added } = withConnects(recording.packets, test);
  if (chosen.length === 0) {
    state.fileNote.value = { kind: 'error', name: '', text: text.nothingToSave };
    return;
  }
  const file = exportCapture(chosen, {
    epoch,
    broker: captureWords(language).broker,
    comments: (captured) => packetComments(captured, language),
  });
  const name = fileName('pcapng', new Date());
  download(new Blob([file]), name);
  const hasPassword = chosen.some(({ packet }) => packet?.type === 'CONNECT' && packet.password !== undefined);
  const said = [
    text.saved(chosen.length),
    ...(added > 0 ? [text.connectsAdded(added)] : []),
    ...(hasPassword ? [text.hasPassword] : []),
  ];
  state.fileNote.value = { kind: 'done', name, text: said.join(' ') };
}

/** Null: the filter cannot be read. */
function listed({ filter, hidePings, followed }: PanelState): PacketTest | null {
  const { passes } = tryFilter(filter.value);
  return passes && listTest({ passes, hidePings: hidePings.value, followed: followed.value });
}

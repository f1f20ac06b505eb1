// What of an opened packet can be taken along: its line, its bytes, the command that publishes the same again, and the filter
// that asks for the field that is chosen.
import { useSignal } from '@preact/signals';
import type { Field } from '../../mqtt/dissect.ts';
import type { Language } from '../../language.ts';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import { placeTime } from '../../capture/captured-packet.ts';
import { fieldFilter } from '../../capture/filter/field-filter.ts';
import { mosquittoPub } from '../../capture/mosquitto-pub.ts';
import { topicOf } from '../../capture/topic-of.ts';
import { copyText } from '../copy-text.ts';
import { inSeconds } from '../in-seconds.ts';
import { packetLine } from '../packet-list/packet-line.ts';
import { hexText } from './hex-text.ts';
import { packetWords } from './words/words.ts';

interface CopyPacketProps {
  captured: CapturedPacket;
  fields: readonly Field[];
  /** The field that is chosen. */
  field: Field | undefined;
  language: Language;
  since: number;
}

export function CopyPacket({ captured, fields, field, language, since }: CopyPacketProps) {
  const text = packetWords(language).copy;
  const said = useSignal('');
  const { packet, version } = captured;
  const copy = (what: string): void => {
    said.value = '';
    void copyText(Promise.resolve(what)).then((done) => (said.value = done ? text.copied : text.denied));
  };
  const { client, arrow, name, whole } = packetLine(captured, language);
  const line = `${inSeconds(placeTime(captured) - since)} s  ${client} ${arrow} ${name} ${whole}`;
  const topic = packet?.type === 'PUBLISH' ? topicOf(captured, packet) : undefined;
  const filter = field === undefined ? null : fieldFilter(field, captured);
  return (
    <p class="lab-packet-copy">
      <b>{text.copy}</b> <CopyButton label={text.line} act={() => copy(line)} />
      <CopyButton label={text.hex} act={() => copy(hexText(captured.bytes, fields))} />
      {packet?.type === 'PUBLISH' && topic !== undefined && topic !== '' && (
        <CopyButton label={text.command} act={() => copy(mosquittoPub(packet, topic, version))} />
      )}
      {filter !== null && <CopyButton label={text.filter(filter)} act={() => copy(filter)} />}
      <span role="status">{said}</span>
    </p>
  );
}

function CopyButton({ label, act }: { label: string; act: () => void }) {
  return (
    <button type="button" class="lab-link" onClick={act}>
      {label}
    </button>
  );
}

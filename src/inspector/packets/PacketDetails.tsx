// One packet opened: when each side had it, why it was sent and what was done to it, every field with its meaning and
// clause, and beside them its bytes. A field that is chosen marks its bytes; a byte that is pointed at marks its field.
import { useSignal, type Signal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import type { Language } from '../../language.ts';
import { dissect } from '../../mqtt/dissect.ts';
import { visible } from '../../capture/payload-text.ts';
import type { CapturedPacket } from '../../capture/captured-packet.ts';
import type { PanelSurroundings } from '../panel/panel-state.ts';
import { useClientSize } from '../use-client-size.ts';
import { bytesPerRow } from './bytes-per-row.ts';
import { packetTimes } from './packet-times.ts';
import { malformedMessage } from '../../capture/words/malformed-message.ts';
import { words } from '../packet-list/words/words.ts';
import { Clause } from './Clause.tsx';
import { CopyPacket } from './CopyPacket.tsx';
import { FieldTree } from './FieldTree.tsx';
import { fieldsAt, isSecret } from './field-text.ts';
import { hexAtMost, HexView } from './HexView.tsx';
import type { LineCall } from './follow-line.ts';
import { faultText, packetWords, type PacketWords } from './words/words.ts';
import { useChosenField, type NamedField } from './use-chosen-field.ts';
import './packet-details.css';

interface PacketDetailsProps {
  captured: CapturedPacket;
  language: Language;
  /** What counts as 0 s, in the time of packets. */
  since: number;
  /** Leads to the line that caused the packet; without it the cause is not told: the packet stands below its cell. */
  around?: Pick<PanelSurroundings, 'goToLine' | 'lineNow' | 'cellName'>;
  /** The packet that this one answers or repeats. */
  request?: CapturedPacket;
  onChoose?: (packet: number) => void;
  /** The field that is chosen, where something else wants to know it, or to choose it before. */
  field?: Signal<NamedField>;
}

export function PacketDetails({
  captured,
  language,
  since,
  around,
  request,
  onChoose,
  field: known,
}: PacketDetailsProps) {
  const { bytes, version, direction, mqtt31 } = captured;
  const pointed = useSignal<number | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const width = useClientSize(box, 'clientWidth', 0);
  const { fields, malformed } = useMemo(
    () => dissect(bytes, version, direction === 'to-broker' ? 'client' : 'server', mqtt31),
    [bytes, version, direction, mqtt31],
  );
  const [chosen, choose] = useChosenField(captured.number, fields, known);
  const chooseField = (place: number | null): void => {
    pointed.value = null;
    choose(place);
  };
  const text = words(language);
  const field = chosen === null ? undefined : fields[chosen];
  const named = pointed.value === null ? [] : fieldsAt(fields, pointed.value);
  const marked = named.length > 0 ? fields[named[0] ?? 0] : field;
  const wrongAt = captured.malformed?.offset ?? malformed?.offset;
  return (
    <div ref={box} class="lab-packet-opened">
      <Reasons
        {...{ captured, language, since }}
        {...(around && { around })}
        {...(request && { request })}
        {...(onChoose && { onChoose })}
      />
      <CopyPacket {...{ captured, fields, field, language, since }} />
      <div class="lab-packet-parts">
        <FieldTree {...{ fields, captured, language, chosen }} pointed={named} onChoose={chooseField} />
        <div class="lab-bytes">
          <HexView
            bytes={bytes}
            width={bytesPerRow(width.value, parseFloat(getComputedStyle(document.documentElement).fontSize))}
            label={text.hex}
            at={pointed.value}
            show={pointed.value ?? field?.start ?? null}
            isMarked={(offset) =>
              marked === undefined ? offset === wrongAt : offset >= marked.start && offset < marked.end
            }
            isSecret={(offset) => isSecret(fields, offset)}
            onPoint={(offset) => (pointed.value = offset)}
          />
          <p class="lab-hex-field" aria-live="polite">
            {named.map((index) => fields[index]?.name).join(', ')}
          </p>
          {bytes.length > hexAtMost && <p>{text.hexCut(hexAtMost)}</p>}
        </div>
      </div>
    </div>
  );
}

/** Why it could not be read, why it was sent, and what was done to it on purpose. */
function Reasons({ captured, language, since, around, request, onChoose }: PacketDetailsProps) {
  const text = packetWords(language);
  const { malformed, noted, cause, fault } = captured;
  const times = packetTimes(captured, since, language);
  return (
    <>
      {times !== null && (
        <p>
          <b>{text.times}</b> {times}
        </p>
      )}
      {malformed !== undefined && (
        <p class="lab-packet-wrong">
          <b>{words(language).malformed}</b> {visible(malformedMessage(malformed, language))} (
          {text.malformedAt(malformed.offset)}){' '}
          {malformed.rule !== '' && <Clause clause={malformed.rule} language={language} />}
        </p>
      )}
      {noted !== undefined && (
        <p>
          {visible(malformedMessage(noted, language))} ({text.malformedAt(noted.offset)}){' '}
          <Clause clause={noted.rule} language={language} />
        </p>
      )}
      {cause !== undefined && (cause.by === 'library' || around !== undefined) && (
        <p>
          <b>{text.cause}</b>{' '}
          {cause.by === 'library' ? text.library[cause.why] : around && <CallLink call={cause} {...{ around, text }} />}
        </p>
      )}
      {request !== undefined && onChoose !== undefined && (
        <p>
          <b>{text.related}</b>{' '}
          <button type="button" class="lab-link" onClick={() => onChoose(request.number)}>
            {captured.packet?.type === request.packet?.type
              ? text.repeats(request.number)
              : text.answers(request.number, request.packet?.type ?? request.part?.type ?? '')}
          </button>
        </p>
      )}
      {fault !== undefined && (
        <p class="lab-packet-faulted">
          <b>{text.fault}</b> {faultText(fault, language)}
        </p>
      )}
    </>
  );
}

interface CallLinkProps {
  call: LineCall;
  around: Pick<PanelSurroundings, 'goToLine' | 'lineNow' | 'cellName'>;
  text: PacketWords;
}

function CallLink({ call, around, text }: CallLinkProps) {
  const named = text.line(around.cellName(call.cell), around.lineNow(call) ?? call.line, call.call);
  return around.lineNow(call) === null ? (
    <>
      {named}. {text.lineChanged}
    </>
  ) : (
    <button type="button" class="lab-link" onClick={() => around.goToLine(call)}>
      {named}
    </button>
  );
}

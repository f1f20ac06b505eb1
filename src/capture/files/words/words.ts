// The words of captures that are opened and exported: what is wrong with a file, and comments in the files that we
// write.
import type { Language } from '../../../language.ts';
import type { CaptureErrorCode, CaptureWarning } from '../capture-error.ts';
import type { PacketFault } from '../../captured-packet.ts';
import type { PacketCause } from '../../packet-cause.ts';
import { en } from './en.ts';
import { zhCn } from './zh-cn.ts';

type WarningOf<Code extends CaptureWarning['code']> = Extract<CaptureWarning, { code: Code }>;
type CallOf<By extends PacketCause['by']> = Extract<PacketCause, { by: By }>;

export interface CaptureWords {
  /** Why a file cannot be opened, and the next thing to do; `offset` is a byte of the file. */
  errors: Record<CaptureErrorCode, (offset: number) => string>;
  warnings: { [Code in CaptureWarning['code']]: (warning: WarningOf<Code>) => string };
  comments: {
    cell: (cell: string, execution: number) => string;
    call: (cause: CallOf<'call'>) => string;
    library: Record<CallOf<'library'>['why'], string>;
    redelivery: string;
    /** What a Topic Alias stands for. */
    topic: (topic: string) => string;
    faults: Record<PacketFault['kind'], string>;
    /** The frame has the broker's time; `apart`: milliseconds to the client's. */
    clientSent: (apart: string) => string;
    clientGot: (apart: string) => string;
    notAtBroker: string;
    malformed: (message: string, rule: string, offset: number) => string;
  };
  broker: string;
}

const dictionaries: Record<Language, CaptureWords> = { 'zh-cn': zhCn, en };

export function captureWords(language: Language): CaptureWords {
  return dictionaries[language];
}

/** The sentence for a warning of `openCapture`. */
export function warningText(warning: CaptureWarning, language: Language): string {
  // The compiler does not see that the code of a warning and the key of its words are the same.
  const words: Record<CaptureWarning['code'], (warning: never) => string> = captureWords(language).warnings;
  return words[warning.code](warning as never);
}

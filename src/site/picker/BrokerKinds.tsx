// The kinds of broker that can be chosen; below the one in the page, how it is to behave.
import { Fragment, type ComponentChildren } from 'preact';
import type { Language } from '../../language.ts';
import type { BrokerKind } from '../../wire/broker-kind.ts';
import { isOwnComputer, localName } from './broker-name.ts';
import { headerWords } from './words/header-words.ts';
import { words } from './words/words.ts';

interface BrokerKindsProps {
  kind: BrokerKind;
  offered: readonly BrokerKind[];
  /** Address of the broker on this computer. */
  localUrl: string;
  language: Language;
  onChoose: (kind: BrokerKind) => void;
  /** What stands below the broker in the page while that is chosen. */
  children: ComponentChildren;
}

export function BrokerKinds({ kind, offered, localUrl, language, onChoose, children }: BrokerKindsProps) {
  return (
    <fieldset aria-labelledby="lab-picker-title">
      {offered.map((one) => (
        <Fragment key={one}>
          <label class="lab-picker-choice">
            <input type="radio" name="broker" checked={kind === one} onChange={() => onChoose(one)} />
            <KindText kind={one} localUrl={localUrl} language={language} />
          </label>
          {one === 'in-page' && kind === one && children}
        </Fragment>
      ))}
    </fieldset>
  );
}

/** What a kind is, and where the broker on this computer is. */
export function KindText({ kind, localUrl, language }: Pick<BrokerKindsProps, 'kind' | 'localUrl' | 'language'>) {
  const text = words(language);
  const isElsewhere = kind === 'local' && !isOwnComputer(localUrl);
  return (
    <span>
      <b>{kind === 'local' ? localName(localUrl, language) : headerWords(language).kinds[kind]}</b>
      <small>{isElsewhere ? text.servingHint : text.hints[kind]}</small>
      {kind === 'local' && <code>{localUrl}</code>}
    </span>
  );
}

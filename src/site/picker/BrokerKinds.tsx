// The kinds of broker that can be chosen; below the one in the page, how it is to behave.
import { Fragment, type ComponentChildren } from 'preact';
import type { Language } from '../../language.ts';
import type { BrokerKind } from '../../wire/page-protocol.ts';
import { words } from './words/words.ts';

const kinds: readonly BrokerKind[] = ['in-page', 'local', 'public', 'custom'];

interface BrokerKindsProps {
  kind: BrokerKind;
  /** Address of the broker on this computer. */
  localUrl: string;
  language: Language;
  onChoose: (kind: BrokerKind) => void;
  /** What stands below the broker in the page while that is chosen. */
  children: ComponentChildren;
}

export function BrokerKinds({ kind, localUrl, language, onChoose, children }: BrokerKindsProps) {
  const text = words(language);
  return (
    <fieldset aria-labelledby="lab-picker-title">
      {kinds.map((one) => (
        <Fragment key={one}>
          <label class="lab-picker-choice">
            <input type="radio" name="broker" checked={kind === one} onChange={() => onChoose(one)} />
            <span>
              <b>{text.kinds[one]}</b>
              <small>{text.hints[one]}</small>
              {one === 'local' && <code>{localUrl}</code>}
            </span>
          </label>
          {one === 'in-page' && kind === one && children}
        </Fragment>
      ))}
    </fieldset>
  );
}

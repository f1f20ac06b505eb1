// The list of all keys.
import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Language } from '../../language.ts';
import { letSingleKeysWork, singleKeysWork } from './single-keys.ts';
import { keyWords, type KeyWords } from './words/words.ts';
import './keys.css';

function KeysDialog({ language, onClose }: { language: Language; onClose: () => void }) {
  const text = keyWords(language);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      class="lab-picker-dialog lab-keys"
      aria-labelledby="lab-keys-title"
      onClose={onClose}
      onClick={(event) => event.target === event.currentTarget && event.currentTarget.close()}
    >
      <h2 id="lab-keys-title">{text.title}</h2>
      {text.groups.map(({ name, keys }) => (
        <section key={name}>
          <h3>{name}</h3>
          <dl>
            {keys.map(([key, does]) => (
              <div key={key}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{does}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <SingleKeys text={text} />
      <div class="lab-picker-actions">
        <button type="button" onClick={() => dialog.current?.close()}>
          {text.close}
        </button>
      </div>
    </dialog>
  );
}

function SingleKeys({ text }: { text: KeyWords }) {
  const [work, setWork] = useState(() => singleKeysWork(() => localStorage));
  return (
    <label class="lab-keys-single">
      <input
        type="checkbox"
        checked={work}
        onChange={({ currentTarget }) => {
          const wanted = currentTarget.checked;
          currentTarget.checked = letSingleKeysWork(wanted, () => localStorage) ? wanted : work;
          setWork(currentTarget.checked);
        }}
      />
      {text.single}
    </label>
  );
}

export function showKeys(language: Language): void {
  const opener = document.activeElement;
  const place = document.body.appendChild(document.createElement('div'));
  const onClose = (): void => {
    render(null, place);
    place.remove();
    if (opener instanceof HTMLElement) opener.focus();
  };
  render(<KeysDialog {...{ language, onClose }} />, place);
}

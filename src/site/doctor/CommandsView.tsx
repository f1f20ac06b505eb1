// Commands for a shell, each with what its answer tells.
import type { Language } from '../../language.ts';
import type { Address } from '../../wire/address.ts';
import { CopyButton } from './CopyButton.tsx';
import { shellCommands } from './shell-commands.ts';
import { words } from './words/words.ts';

interface Props {
  address: Address;
  /** Of this page. */
  origin: string;
  topic: string;
  language: Language;
}

export function CommandsView({ address, origin, topic, language }: Props) {
  const text = words(language);
  return (
    <section class="lab-doctor-commands" aria-label={text.commandsTitle}>
      <h2>{text.commandsTitle}</h2>
      <p>{text.commandsNote}</p>
      <ul>
        {shellCommands(address, origin, topic).map(({ name, line }) => (
          <li key={name}>
            <p>{text.commands[name]}</p>
            <pre tabIndex={0}>
              <code>{line}</code>
            </pre>
            <CopyButton
              text={() => line}
              label={text.copy}
              name={text.copyCommand(line.split(' ', name.startsWith('docker') ? 2 : 1).join(' '))}
              language={language}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

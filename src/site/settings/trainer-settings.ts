// The trainer's settings at work: waits for them, chooses the broker by them, and fetches what tells and carries out the rest
// only where there is something to tell or to do.
import { effect, signal } from '@preact/signals';
import type { Language } from '../../language.ts';
import { browserMemory, type ChosenBroker } from '../picker/chosen-broker.ts';
import type { Memory } from '../picker/broker-choice.ts';
import { readPublicConfig, type PublicConfig } from '../public-config.ts';
import { asksAnything } from './asks-anything.ts';
import { ConfigSource } from './config-source.ts';
import type { FollowedAddress } from './follow-address.ts';
import { guardSolutions } from './guard-solutions.ts';
import type { SettingsNews } from './SettingsNotes.tsx';

interface Around {
  base: string;
  language: Language;
  makeBroker: (config: PublicConfig, memory: Memory) => ChosenBroker;
}

/** Rejects when what the address of the page asks for cannot be carried out, for lack of the code that does. */
export async function brokerBySettings({ base, language, makeBroker }: Around): Promise<ChosenBroker> {
  const source = new ConfigSource((signal) => fetch(`${base}config.json`, { cache: 'no-store', signal }));
  const asks = asksAnything(location.search, () => sessionStorage);
  const following = asks ? import('./follow-address.ts') : null;
  following?.catch(() => undefined);
  const tell = tellInTime(source, language);
  const known = source.text.then((text) => readPublicConfig(text, location.href));
  guardSolutions(
    known.then(({ config }) => config),
    language,
  );
  const { config, faults } = await known;
  const address = following && (await following).followAddress(config);
  // The reader has gone on without the settings: what was chosen under them does not count.
  const isWithout = source.state.peek().state === 'without';
  const memory = isWithout ? { lasting: null, tab: null } : browserMemory();
  const chosen = makeBroker(address?.config ?? config, memory);
  const followed: FollowedAddress | null = address?.choose(chosen) ?? null;
  tell({ faults, chosen, followed });
  if (config.links.length > 0)
    void import('./trainer-links.ts').then(({ showLinks }) => showLinks(config.links, language));
  if (config.language !== '')
    void import('./first-language.ts').then(({ followLanguage }) => followLanguage(config.language, base));
  return chosen;
}

/** Shows that the settings are waited for, once that takes long, and then what there is to tell of them. */
function tellInTime(source: ConfigSource, language: Language): (news: SettingsNews) => void {
  const news = signal<SettingsNews | null>(null);
  let isShown = false;
  const show = async (): Promise<void> => {
    if (isShown) return;
    isShown = true;
    // What cannot be fetched now is tried again when there is more to tell.
    await import('./show-settings-notes.tsx').then(
      ({ showSettingsNotes }) => showSettingsNotes(source, news, language),
      () => (isShown = false),
    );
  };
  effect(() => {
    const { state } = source.state.value;
    if (state !== 'asking' && state !== 'known') void show();
  });
  return (told) => {
    const { faults, chosen, followed } = told;
    news.value = told;
    if (faults.length > 0 || chosen.overruled || followed?.took || followed?.asks || followed?.faults.length)
      void show();
  };
}

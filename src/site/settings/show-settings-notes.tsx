// Puts the notes of the trainer's settings into the page.
import type { ReadonlySignal } from '@preact/signals';
import { render } from 'preact';
import type { Language } from '../../language.ts';
import type { ConfigSource } from './config-source.ts';
import { SettingsNotes, type SettingsNews } from './SettingsNotes.tsx';

export function showSettingsNotes(
  source: ConfigSource,
  news: ReadonlySignal<SettingsNews | null>,
  language: Language,
): void {
  const place = document.body.appendChild(document.createElement('div'));
  render(<SettingsNotes {...{ source, news, language }} />, place);
}

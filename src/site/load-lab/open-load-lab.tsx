// Puts the load lab in its place in a chapter: fetched when a reader opens it.
import { render } from 'preact';
import type { Language } from '../../language.ts';
import type { LabFields } from './lab-fields.ts';
import { LoadLab } from './LoadLab.tsx';

export function openLoadLab(place: HTMLElement, fields: Partial<LabFields>, language: Language): void {
  place.replaceChildren();
  render(<LoadLab {...{ fields, language }} />, place);
  place.querySelector<HTMLElement>('select')?.focus();
}

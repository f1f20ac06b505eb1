// The way from a connection that could not be made to the page that finds out why.
import type { Language } from '../../language.ts';
import { doctorAddress } from './doctor-address.ts';
import { words } from './words/words.ts';

export function DoctorLink({ url, language }: { url: string; language: Language }) {
  const address = doctorAddress(url, language, import.meta.env.BASE_URL);
  return address === null ? null : <a href={address}>{words(language).findOut}</a>;
}

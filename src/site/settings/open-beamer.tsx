// Opens the address in large letters.
import { render } from 'preact';
import type { Language } from '../../language.ts';
import type { ChosenBroker } from '../picker/chosen-broker.ts';
import { Beamer } from './Beamer.tsx';
import { readerAddresses } from './reader-addresses.ts';

export function openBeamer(chosen: ChosenBroker, language: Language): void {
  const { addresses, class: group } = chosen.config;
  const base = import.meta.env.BASE_URL.replace(/\/?$/, '/');
  const found = readerAddresses(addresses, location.origin + base, language, group);
  const place = document.body.appendChild(document.createElement('div'));
  const opener = document.activeElement;
  const onClose = (): void => {
    render(null, place);
    place.remove();
    if (opener instanceof HTMLElement) opener.focus();
  };
  render(<Beamer addresses={found} {...{ chosen, language, onClose }} />, place);
}

// Opens the comparison of a cell: fetched when a reader first asks for one.
import { render } from 'preact';
import { loadKernelCode } from 'virtual:kernel';
import type { Language } from '../../language.ts';
import { readProfile } from '../../broker/profile-names.ts';
import type { PageNotebook } from '../../notebook/page-notebook.ts';
import type { BrokerSelection } from '../picker/broker-choice.ts';
import type { ChosenBroker } from '../picker/chosen-broker.ts';
import { localName } from '../picker/broker-name.ts';
import { words as pickerWords } from '../picker/words/words.ts';
import { CompareDialog } from './CompareDialog.tsx';
import { compareOn } from './compare-on.ts';
import { comparedBrokers, firstTwo } from './compared-brokers.ts';
import { comparedCells } from './compared-cells.ts';
import type { OwnWorkers } from './run-on-broker.ts';
import { compareWords } from './words/words.ts';

export interface OpenComparison extends Omit<OwnWorkers, 'loadKernelCode'> {
  cell: string;
  /** The profile to compare with, as the text names it. */
  asked: string | null;
  notebook: PageNotebook;
  chosen: ChosenBroker;
  slug: string;
  namespace: string;
  language: Language;
}

export function openComparison(options: OpenComparison): void {
  const { cell, asked, notebook, chosen, language } = options;
  const cells = comparedCells(notebook.state.peek(), cell);
  const { config } = chosen;
  const selected = chosen.selection.peek();
  const brokers = comparedBrokers(selected, config);
  const nameOf = (broker: BrokerSelection): string => brokerName(broker, language);
  const shortNameOf = ({ kind, url, profile }: BrokerSelection): string =>
    kind === 'in-page' ? pickerWords(language).profile.names[profile] : new URL(url).host;
  const cellName = (id: string): string => notebook.nameOf(id);
  const opener = document.activeElement;
  const place = document.body.appendChild(document.createElement('div'));
  const close = (): void => {
    render(null, place);
    place.remove();
    if (opener instanceof HTMLElement) opener.focus();
  };
  render(
    <CompareDialog
      cell={cellName(cell)}
      first={cells.slice(0, -1).map(({ id }) => cellName(id))}
      brokers={brokers}
      chosen={firstTwo(brokers, selected, readProfile(asked))}
      {...{ nameOf, shortNameOf, config, language }}
      allDifferences={`${import.meta.env.BASE_URL.replace(/\/?$/, '/')}${language === 'en' ? 'en/' : ''}differences/`}
      compare={(two, signal, at) => compareOn({ ...options, cells, nameOf, cellName, loadKernelCode }, two, signal, at)}
      onClose={close}
    />,
    place,
  );
}

function brokerName({ kind, url, profile }: BrokerSelection, language: Language): string {
  const { profile: says } = pickerWords(language);
  if (kind === 'in-page') return compareWords(language).inPage(says.names[profile]);
  return kind === 'local' ? `${localName(url, language)} (${new URL(url).host})` : new URL(url).host;
}

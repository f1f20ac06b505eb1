// Starts an examination from what stands in the form, and shows it below. One runs at a time.
import { render } from 'preact';
import type { Language } from '../../language.ts';
import { isTopicFilter } from '../../mqtt/topic.ts';
import type { PickedBroker } from '../page-events.ts';
import { field } from './doctor-form.ts';
import { DoctorView } from './DoctorView.tsx';
import { Examination } from './examination.ts';
import { addressToExamine } from './order.ts';
import { words } from './words/words.ts';

export interface DoctorPlace {
  form: HTMLFormElement;
  place: HTMLElement;
  language: Language;
}

export class Doctor {
  readonly #around: DoctorPlace;
  #running: Examination | null = null;
  #examined = 0;

  constructor(around: DoctorPlace) {
    this.#around = around;
  }

  /** Examines what stands in the form; what ran before is stopped. */
  examine(picked: PickedBroker): void {
    const { form, place, language } = this.#around;
    const text = (name: string): string => field(form, name).value;
    const topic = text('topic').trim();
    const isUsable = topic === '' || isTopicFilter(topic);
    field(form, 'topic').setCustomValidity(isUsable ? '' : words(language).form.topicFault);
    if (!form.reportValidity()) return;
    const fields = { address: text('address'), username: text('username'), password: text('password') };
    const address = addressToExamine(fields, picked, location.protocol === 'https:');
    const idle = Math.max(0, Math.floor(Number(text('idle')) || 0));
    this.#running?.stop();
    const examination = new Examination({ address, topic, idle });
    this.#running = examination;
    const use = (better: string): void => {
      field(form, 'address').value = better;
      field(form, 'address').focus();
      this.examine(picked);
    };
    // Another one is another view.
    const key = (this.#examined += 1);
    render(<DoctorView key={key} examination={examination} language={language} use={use} />, place);
    place.scrollIntoView();
    void examination.run();
  }
}

// The script of the doctor's page: fills the form, and fetches the doctor when the reader starts an examination. A link starts
// nothing.
import type { Language } from '../../language.ts';
import type { PickedBroker } from '../page-events.ts';
import { fillForm, takeAddress } from './doctor-form.ts';
import { onPicked } from './on-picked.ts';
import type { Doctor } from './open-doctor.tsx';

const form = document.querySelector<HTMLFormElement>('form[data-lab-doctor]');
const place = document.querySelector<HTMLElement>('[data-lab-doctor-place]');
if (form !== null && place !== null) startForm(form, place);

function startForm(form: HTMLFormElement, place: HTMLElement): void {
  const language: Language = document.documentElement.lang.startsWith('zh') ? 'zh-cn' : 'en';
  const first = Promise.withResolvers<PickedBroker>();
  let picked: PickedBroker | null = null;
  let doctor: Promise<Doctor> | null = null;
  onPicked((broker) => {
    picked = broker;
    fillForm(form, broker);
    first.resolve(broker);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    doctor ??= import('./open-doctor.tsx').then(({ Doctor }) => new Doctor({ form, place, language }));
    void Promise.all([doctor, first.promise]).then(([ready, broker]) => ready.examine(picked ?? broker));
  });
  // What was wrong with a field is looked at anew when the reader starts again.
  form.addEventListener('input', ({ target }) => target instanceof HTMLInputElement && target.setCustomValidity(''));
  const take = (): void => takeAddress(form, location.hash);
  addEventListener('hashchange', take);
  take();
}

// The form of the doctor: what stands in its fields, and what the reader need not type.
import type { PickedBroker } from '../page-events.ts';

/** The input with this `data-field`. */
export function field(form: HTMLFormElement, name: string): HTMLInputElement {
  const found = form.querySelector<HTMLInputElement>(`[data-field="${name}"]`);
  if (found === null) throw new Error(`the form of the doctor has no field ${name}`);
  return found;
}

/** Shows which broker is picked, and the first time a topic of the reader's own. */
export function fillForm(form: HTMLFormElement, { url, namespace }: PickedBroker): void {
  const shown = form.querySelector('[data-lab-picked]');
  if (shown !== null) shown.textContent = url;
  const topic = field(form, 'topic');
  if (form.dataset['filled'] === undefined && topic.value === '') topic.value = `${namespace}/doctor`;
  form.dataset['filled'] = '';
}

/** `#address=…` behind the address of the page, as a failed connection links here. */
export function takeAddress(form: HTMLFormElement, fragment: string): void {
  const address = new URLSearchParams(fragment.slice(1)).get('address');
  if (address !== null) field(form, 'address').value = address;
}

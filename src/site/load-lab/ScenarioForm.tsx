// Who connects, what they send and how fast, and to which broker.
import type { Language } from '../../language.ts';
import { profileNames } from '../../broker/profile-names.ts';
import { kinds } from '../../load/scenario.ts';
import { words as pickerWords } from '../picker/words/words.ts';
import { Choice, NumberField } from './fields.tsx';
import { counts, publishes, type LabFields } from './lab-fields.ts';
import { loadLabWords } from './words/words.ts';

export interface LabForm extends LabFields {
  /** A profile of the broker in the page, or 'address'. */
  broker: string;
  address: string;
}

interface Part {
  form: LabForm;
  language: Language;
  set: (changes: Partial<LabForm>) => void;
}

export function ScenarioForm({ disabled, ...part }: Part & { disabled: boolean }) {
  const { form, language, set } = part;
  const words = loadLabWords(language);
  const { fields } = words;
  return (
    <fieldset class="lab-load-form" disabled={disabled}>
      <Choice
        label={words.scenario}
        value={form.kind}
        options={kinds.map((kind) => [kind, words.kinds[kind]])}
        choose={(kind) => set({ kind })}
      />
      {counts[form.kind].map((name) => (
        <NumberField key={name} label={fields[name]} value={form[name]} set={(value) => set({ [name]: value })} />
      ))}
      {publishes(form.kind) && <Messages {...part} />}
      <Choice
        label={fields.protocol}
        value={form.protocol}
        options={[
          ['5', '5.0'],
          ['3.1.1', '3.1.1'],
        ]}
        choose={(protocol) => set({ protocol })}
      />
      <NumberField label={fields.warmUp} value={form.warmUp} set={(warmUp) => set({ warmUp })} />
      <NumberField label={fields.duration} value={form.duration} set={(duration) => set({ duration })} />
      <BrokerOfRun {...part} />
    </fieldset>
  );
}

function Messages({ form, language, set }: Part) {
  const { fields } = loadLabWords(language);
  return (
    <>
      <Choice
        label={fields.loop}
        value={form.loop}
        options={[
          ['open', fields.open],
          ['closed', fields.closed],
        ]}
        choose={(loop) => set({ loop })}
      />
      {form.loop === 'open' ? (
        <NumberField label={fields.rate} value={form.rate} set={(rate) => set({ rate })} />
      ) : (
        <NumberField label={fields.window} value={form.window} set={(window) => set({ window })} />
      )}
      <NumberField label={fields.size} value={form.size} set={(size) => set({ size })} />
      <Choice
        label={fields.qos}
        value={form.qos}
        options={[
          [0, '0'],
          [1, '1'],
          [2, '2'],
        ]}
        choose={(qos) => set({ qos })}
      />
    </>
  );
}

function BrokerOfRun({ form, language, set }: Part) {
  const words = loadLabWords(language);
  const { names } = pickerWords(language).profile;
  return (
    <>
      <Choice
        label={words.broker}
        value={form.broker}
        options={[
          ...profileNames.map((name) => [name, words.inPage(names[name])] as const),
          ['address', words.address],
        ]}
        choose={(broker) => set({ broker })}
      />
      {form.broker === 'address' && (
        <label class="lab-load-address">
          {words.addressLabel}
          <input
            type="url"
            value={form.address}
            onInput={({ currentTarget }) => set({ address: currentTarget.value })}
          />
        </label>
      )}
    </>
  );
}

// The fields of the form: a number, and one of some values.
interface NumberFieldProps {
  label: string;
  value: number;
  set: (value: number) => void;
}

export function NumberField({ label, value, set }: NumberFieldProps) {
  return (
    <label>
      {label}
      <input
        type="number"
        min={0}
        step="any"
        required
        value={value}
        onInput={({ currentTarget }) => set(currentTarget.valueAsNumber)}
      />
    </label>
  );
}

interface ChoiceProps<T extends string | number> {
  label: string;
  value: T;
  options: readonly (readonly [value: T, text: string])[];
  choose: (value: T) => void;
}

export function Choice<T extends string | number>({ label, value, options, choose }: ChoiceProps<T>) {
  return (
    <label>
      {label}
      <select
        value={value}
        onChange={({ currentTarget }) => {
          const chosen = options[currentTarget.selectedIndex];
          if (chosen !== undefined) choose(chosen[0]);
        }}
      >
        {options.map(([one, text]) => (
          <option key={one} value={one}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

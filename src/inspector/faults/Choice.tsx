// A field of the form in which one of some values is chosen.
interface ChoiceProps<T extends string | number | null> {
  label: string;
  value: T;
  options: readonly (readonly [value: T, text: string])[];
  onChoose: (value: T) => void;
}

export function Choice<T extends string | number | null>({ label, value, options, onChoose }: ChoiceProps<T>) {
  return (
    <label>
      {label}
      <select
        value={value ?? ''}
        onChange={({ currentTarget }) => {
          const chosen = options[currentTarget.selectedIndex];
          if (chosen !== undefined) onChoose(chosen[0]);
        }}
      >
        {options.map(([one, text]) => (
          <option key={one ?? ''} value={one ?? ''}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

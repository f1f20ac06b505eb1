// A field of the form that takes a whole number.
interface WholeNumberProps {
  label: string;
  least?: number;
  most: number;
  value: number;
  onChange: (value: number) => void;
}

export function WholeNumber({ label, least = 0, most, value, onChange }: WholeNumberProps) {
  return (
    <label>
      {label}
      <input
        type="number"
        min={least}
        max={most}
        required
        value={value}
        onInput={({ currentTarget }) => {
          const given = Math.trunc(currentTarget.valueAsNumber || 0);
          onChange(Math.min(most, Math.max(least, given)));
        }}
      />
    </label>
  );
}

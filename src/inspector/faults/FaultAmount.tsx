// How long, how many bytes or at which byte, for a kind of fault that needs such a number.
import { amountOf, type FaultDraft } from './fault-draft.ts';
import type { FaultWords } from './words/words.ts';

interface FaultAmountProps {
  kind: FaultDraft['kind'];
  amount: number;
  text: FaultWords;
  onChange: (amount: number) => void;
}

export function FaultAmount({ kind, amount, text, onChange }: FaultAmountProps) {
  const unit = amountOf(kind);
  if (unit === null) return null;
  return (
    <label>
      {text.amounts[unit]}
      <input
        type="number"
        min={0}
        max={600_000}
        required
        value={amount}
        onInput={({ currentTarget }) => onChange(Math.max(0, Math.trunc(currentTarget.valueAsNumber || 0)))}
      />
    </label>
  );
}

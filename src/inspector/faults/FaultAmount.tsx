// How long, how many bytes or at which byte, for a kind of fault that needs such a number.
import { amountOf, type FaultDraft } from './fault-draft.ts';
import { WholeNumber } from './WholeNumber.tsx';
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
  const least = unit === 'bytesPerSecond' ? 1 : 0;
  return <WholeNumber label={text.amounts[unit]} least={least} most={600_000} value={amount} onChange={onChange} />;
}

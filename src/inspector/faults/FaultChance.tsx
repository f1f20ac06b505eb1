// How likely the fault meets a packet, and the seed with which chance falls in the same way again.
import type { FaultDraft } from './fault-draft.ts';
import { WholeNumber } from './WholeNumber.tsx';
import type { FaultWords } from './words/words.ts';

interface FaultChanceProps {
  draft: FaultDraft;
  text: FaultWords;
  onChange: (changes: Partial<FaultDraft>) => void;
}

export function FaultChance({ draft: { kind, percent, jitter, seed }, text, onChange }: FaultChanceProps) {
  const byChance = percent < 100 || (kind === 'delay' && jitter > 0);
  return (
    <>
      <WholeNumber
        label={text.chance}
        least={1}
        most={100}
        value={percent}
        onChange={(changed) => onChange({ percent: changed })}
      />
      {byChance && (
        <label>
          {text.seed}
          <input
            type="number"
            min={0}
            max={999_999_999}
            placeholder={text.anySeed}
            value={seed ?? ''}
            onInput={({ currentTarget }) => {
              const given = currentTarget.valueAsNumber;
              onChange({ seed: Number.isSafeInteger(given) ? given : null });
            }}
          />
        </label>
      )}
    </>
  );
}

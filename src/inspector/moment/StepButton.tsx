// Goes one packet back or on.
interface StepButtonProps {
  sign: string;
  label: string;
  /** That does the same anywhere in the panel. */
  shortcut: string;
  /** Whether there is a packet in that direction. */
  possible: boolean;
  onStep: () => void;
}

export function StepButton({ sign, label, shortcut, possible, onStep }: StepButtonProps) {
  return (
    <button
      type="button"
      title={label}
      aria-label={label}
      aria-keyshortcuts={shortcut}
      aria-disabled={!possible}
      onClick={onStep}
    >
      {sign}
    </button>
  );
}

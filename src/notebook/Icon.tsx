// The notebook's pictograms. Each stands beside or inside a labelled control, so none is read out.

export const iconPaths = {
  run: 'M4 2.5v11l9-5.5z',
  stop: 'M3.5 3.5h9v9h-9z',
  more: 'M2 8a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0M6.5 8a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0M11 8a1.5 1.5 0 1 0 3 0a1.5 1.5 0 1 0-3 0',
} as const;

export function Icon({ name }: { name: keyof typeof iconPaths }) {
  return (
    <svg class="lab-icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={iconPaths[name]} />
    </svg>
  );
}

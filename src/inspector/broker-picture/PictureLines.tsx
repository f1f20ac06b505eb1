// The subscriptions as lines. The drawing is stretched to the width that there is; its lines keep their thickness.
import type { Picture } from './draw-picture.ts';

export function PictureLines({ picture: { lines, shapes } }: { picture: Picture }) {
  return (['wide', 'narrow'] as const).map((kind) => (
    <svg
      key={kind}
      class={`lab-picture-lines lab-picture-${kind}`}
      viewBox={`0 0 100 ${shapes[kind].height}`}
      preserveAspectRatio="none"
    >
      {lines.map((line) => (
        <path
          key={line.key}
          d={line[kind]}
          data-shared={line.shared}
          data-active={line.active}
          data-waits={line.waits}
          vector-effect="non-scaling-stroke"
        />
      ))}
    </svg>
  ));
}

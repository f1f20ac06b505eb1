// What the chapter says that this cell shows, each claim ticked or crossed by the reader's own run.
import type { ShownClaims } from './cell.ts';

export function CellClaims({ title, claims }: ShownClaims) {
  return (
    <details class="lab-claims" data-all={claims.every(({ holds }) => holds)}>
      <summary>{title}</summary>
      <ul>
        {claims.map(({ says, holds, spoken }) => (
          <li key={says} data-holds={holds}>
            <span aria-hidden="true">{holds ? '✓' : '✗'}</span>
            <span>
              {says}
              <span class="sr-only"> ({spoken})</span>
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

// What moves: packets and messages, each from one place of the picture to another. When all have arrived, those that went along
// a line stand on it: there they are too where nothing moves.
import type { DrawnFlight } from './draw-picture.ts';
import { lastPhase } from './flights.ts';
import { short } from './placed.ts';

export function Flights({ flights }: { flights: readonly DrawnFlight[] }) {
  const last = lastPhase(flights);
  return [
    ...flights.map((flight) => <Flight key={flight.key} flight={flight} last={null} />),
    ...flights
      .filter(({ rests }) => rests)
      .map((flight) => <Flight key={`${flight.key} rests`} flight={flight} last={last} />),
  ];
}

/** `last`: the phase after which it stands there; null = it moves. */
function Flight({ flight, last }: { flight: DrawnFlight; last: number | null }) {
  const { text, family, phase, wide, narrow, bend } = flight;
  return (
    <span
      class={last === null ? 'lab-picture-flight' : 'lab-picture-rest'}

      data-family={family}
      style={{
        '--wx0': short(wide[0].x),
        '--wy0': short(wide[0].y),
        '--wx1': short(wide[1].x),
        '--wy1': short(wide[1].y),
        '--nx0': short(narrow[0].x),
        '--ny0': short(narrow[0].y),
        '--nx1': short(narrow[1].x),
        '--ny1': short(narrow[1].y),
        '--bend': short(bend),
        '--phase': phase,
        '--last': last ?? 0,
      }}
      data-bends={bend > 0}
    >
      <span>
        <i data-dot={text === ''}>{text}</i>
      </span>
    </span>
  );
}

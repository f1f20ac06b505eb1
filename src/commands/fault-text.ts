// What does not fit in a file or among arguments, as one line.
import type { Fault } from '../checks.ts';

export function faultText({ place, expected, received }: Fault, whole = '(the file)'): string {
  const shown = typeof received === 'symbol' ? (received.description ?? '') : excerpt(JSON.stringify(received));
  return `${place || whole}: expected ${expected}, received ${shown}`;
}

function excerpt(json: string): string {
  return json.length > 60 ? `${json.slice(0, 60)} …` : json;
}

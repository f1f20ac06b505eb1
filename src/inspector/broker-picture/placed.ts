// A place in the picture as the style sheet takes it: rows from the top, in the wide shape and in the narrow one.
type Place = Record<`--${string}`, string>;

export function placed(wide: number, narrow: number): Place {
  return { '--w': short(wide), '--n': short(narrow) };
}

export function short(number: number): string {
  return String(Math.round(number * 100) / 100);
}

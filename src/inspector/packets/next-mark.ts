// The next packet that the reader has marked, on or back, round and round. Pure.

/** Of the marked packets that the list has. `from`: number of the selected packet. Null: none is marked. */
export function nextMark(
  marked: ReadonlySet<number>,
  rows: { indexOf: (number: number) => number },
  from: number | null,
  by: 1 | -1,
): number | null {
  const listed = [...marked].filter((number) => rows.indexOf(number) >= 0);
  const ahead = from === null ? [] : listed.filter((number) => (number - from) * by > 0);
  const among = ahead.length > 0 ? ahead : listed;
  return among.reduce<number | null>(
    (nearest, number) => (nearest === null || (number - nearest) * by < 0 ? number : nearest),
    null,
  );
}

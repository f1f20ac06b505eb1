// A number of bytes as readers take it in at a glance. Less than a kilobyte is not worth a word.

/** `say` gets the size; nothing is said of next to nothing. */
export function sized(bytes: number, say: (size: string) => string): string[] {
  if (bytes < 1000) return [];
  return [say(bytes < 999_500 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`)];
}

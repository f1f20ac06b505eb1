// A word that nobody can guess. `crypto.randomUUID` is missing on pages served over plain http to other computers.
export function randomToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8));
  return Array.from(bytes, (byte) => byte.toString(36).padStart(2, '0')).join('');
}

// Bytes as characters of the same numbers: for protocols whose keywords are ASCII.
export function ascii(bytes: Uint8Array): string {
  let text = '';
  // One call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

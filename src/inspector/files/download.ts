// Gives the reader a file.

/** `lab-mqtt-2026-01-31-235959.pcapng`, in the reader's time. */
export function fileName(ending: string, now: Date): string {
  const two = (number: number): string => `${number}`.padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `lab-mqtt-${day}-${two(now.getHours())}${two(now.getMinutes())}${two(now.getSeconds())}.${ending}`;
}

/** The address of the file belongs to the site for a while: opened by itself it is bytes, whatever is in it. */
export function download(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([blob], { type: 'application/octet-stream' }));
  link.download = name;
  link.click();
  // The browser has it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

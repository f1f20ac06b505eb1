// How many bytes a row of the view of bytes has. Pure.

/** In rem: sixteen a row beside the fields, which keep as much as they need to be read. */
const roomy = 52;

/** `width`: of an opened packet, and `rem`, both in CSS pixels. */
export function bytesPerRow(width: number, rem: number): 8 | 16 {
  return width >= roomy * rem ? 16 : 8;
}

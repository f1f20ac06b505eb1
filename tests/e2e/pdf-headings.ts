// Where the headings of a page stand once it is printed: read from the outline of the PDF that the browser makes.

export interface PrintedHeading {
  title: string;
  /** From the foot of its sheet to the top of the heading, in points. */
  above: number;
}

export function printedHeadings(pdf: Buffer): PrintedHeading[] {
  const items = pdf.toString('latin1').matchAll(/\/Title ([(<][^\n]*)\n\/Dest \[\d+ 0 R \/XYZ [\d.-]+ ([\d.-]+)/g);
  return [...items].map(([, title = '', above]) => ({ title: readable(title), above: Number(above) }));
}

/** `(text)`, or UTF-16 in hexadecimal digits. */
function readable(title: string): string {
  if (title.startsWith('(')) return title.slice(1, -1);
  const units = title.slice('<FEFF'.length, -1).match(/.{4}/g) ?? [];
  return String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)));
}

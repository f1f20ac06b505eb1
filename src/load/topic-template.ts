// Templates of Topic Names, Topic Filters and Client Identifiers, with the signs of emqtt_bench: %c is the Client Identifier, %i
// the number of the client. %r is the name of the run, which keeps two runs on one broker apart. Pure.

export interface TemplateValues {
  clientId: string;
  /** Counted from 0 among the publishers, or the subscribers, of a part. */
  number: number;
  run: string;
}

export const templateSigns = ['c', 'i', 'r'];

export function filledTemplate(template: string, { clientId, number, run }: TemplateValues): string {
  return template.replace(/%[cir]/g, (sign) => (sign === '%c' ? clientId : sign === '%i' ? `${number}` : run));
}

/** The first sign that no template knows: `%x`. */
export function unknownSign(template: string): string | undefined {
  return /%(?![cir])./u.exec(template)?.[0] ?? (template.endsWith('%') ? '%' : undefined);
}

/** Whether clients have different ones. */
export function tellsClients(template: string): boolean {
  return /%[ci]/.test(template);
}

/** A Topic Filter that matches the topic of every publisher. */
export function filterOfAll(template: string): string {
  return template
    .split('/')
    .map((level) => (tellsClients(level) ? '+' : level))
    .join('/');
}

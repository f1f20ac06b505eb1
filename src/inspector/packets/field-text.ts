// The value of a dissected field as one line of text: nothing in it can change the line around it, and no password is
// shown, because a capture is shown to a class and sent to colleagues.
import type { Field } from '../../mqtt/dissect.ts';
import { hexCode } from '../../capture/hex-code.ts';
import { cutAtCharacter, hex, utf8, visible } from '../../capture/payload-text.ts';

/** Characters or bytes of one value that are shown. */
const longest = 2000;

export function fieldText({ name, value }: Field): string {
  if (name === 'Password') return '••••';
  if (typeof value === 'string') return visible(value.length > longest ? `${value.slice(0, longest)}…` : value);
  if (typeof value === 'number')
    return /Reason Code|Return code|^Identifier$|Flags$/.test(name) ? hexCode(value) : `${value}`;
  const more = value.length > longest ? '…' : '';
  const first = cutAtCharacter(value, longest);
  const text = utf8(first);
  return text === null ? `0x${hex(first)}${more}` : `"${visible(text)}${more}"`;
}

/** Whether the byte at `offset` belongs to a password: a hex view does not show it. */
export function isSecret(fields: readonly Field[], offset: number): boolean {
  return fields.some(({ name, start, end }) => name === 'Password' && offset >= start + 2 && offset < end);
}

/**
 * The fields, as places in `fields`, that the byte at `offset` belongs to most closely: several where they share its
 * bits.
 */
export function fieldsAt(fields: readonly Field[], offset: number): number[] {
  const here = fields.flatMap(({ start, end }, index) => (offset >= start && offset < end ? [index] : []));
  const deepest = Math.max(...here.map((index) => fields[index]?.depth ?? 0));
  return here.filter((index) => fields[index]?.depth === deepest);
}

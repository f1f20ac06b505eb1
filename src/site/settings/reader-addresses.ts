// Under which addresses readers come to this copy of the book. Pure.
import type { Language } from '../../language.ts';

/**
 * `given`: the trainer's; else `here`, the first page where it is seen now. An address that ends with a slash is that of the
 * Chinese first page; any other leads where the trainer wants. `group`: the class, empty for none.
 */
export function readerAddresses(
  given: readonly string[],
  here: string,
  language: Language,
  group: string,
): readonly string[] {
  const english = language === 'en' ? 'en/' : '';
  const asks = group === '' ? '' : `?class=${group}`;
  return (given.length > 0 ? given : [here]).map((address) =>
    address.endsWith('/') ? address + english + asks : address,
  );
}

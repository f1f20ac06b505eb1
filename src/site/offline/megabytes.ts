// Bytes as readers are told of them.
import type { Language } from '../../language.ts';

/** `4.4 MB`; never 0 of something that is there. */
export function megabytes(bytes: number, language: Language): string {
  const value = bytes === 0 ? 0 : Math.max(0.1, bytes / 1e6);
  const digits = { maximumFractionDigits: value < 100 ? 1 : 0 };
  return `${value.toLocaleString(language === 'en' ? 'en' : 'zh-CN', digits)} MB`;
}

// What TypeScript says about code, in Chinese: TypeScript's own translation, by the keys that its compiler looks them
// up with. The key holds the English text, so a compiler of another version finds only what still says the same. Read
// at build time.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Key → text. Without what is said about options and builds, which a cell does not have. */
export function chineseDiagnostics(): Record<string, string> {
  const folder = dirname(createRequire(import.meta.url).resolve('typescript'));
  const text = readFileSync(join(folder, 'zh-cn', 'diagnosticMessages.generated.json'), 'utf8');
  const all = Object.entries(JSON.parse(text) as Record<string, string>);
  return Object.fromEntries(all.filter(([key]) => isAboutCode(Number(/\d+$/.exec(key)?.[0]))));
}

/** 61xx: names that are never read. 638x: what is deprecated. */
function isAboutCode(code: number): boolean {
  return code < 5000 || code >= 7000 || (code >= 6100 && code < 6200) || (code >= 6380 && code < 6390);
}

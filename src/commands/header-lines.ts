// Headers of HTTP as each server wants to be told of them. Their values hold no double quote.

/** Name and value of each. */
export type HeaderLines = Readonly<Record<string, string>>;

function lines(headers: HeaderLines, line: (name: string, value: string) => string): string {
  return Object.entries(headers)
    .map(([name, value]) => `${line(name, value)}\n`)
    .join('');
}

/** The file `_headers`, which many hosts of static sites know: all files have these headers, and files with a hash in their name stay. */
export function headersFile(headers: HeaderLines, base: string): string {
  const everywhere = lines(headers, (name, value) => `  ${name}: ${value}`);
  return `/*\n${everywhere}\n${base}_astro/*\n  Cache-Control: public, max-age=31536000, immutable\n`;
}

/** Headers of all files in such a text. */
export function headersOfAll(text: string): [name: string, value: string][] {
  const [block = ''] = text.split(/\n\s*\n/);
  return [...block.matchAll(/^ +([\w-]+): (.+)$/gm)].map(([, name = '', value = '']) => [name, value]);
}

const policy = 'Content-Security-Policy';
/** Scripts and styles with a hash in their name; for Apache also when it has found the compressed file. */
const code = String.raw`/_astro/.+\.(js|css)(\.(br|gz))?$`;

/** Included within `server` or `location`. `forScripts`: the policy that files of `code` have instead. */
export function nginxHeaders({ [policy]: forPages = '', ...others }: HeaderLines, forScripts: string): string {
  return (
    `set $lab_policy "${forPages}";\nif ($uri ~ "${code}") {\n  set $lab_policy "${forScripts}";\n}\n` +
    `add_header ${policy} $lab_policy always;\n` +
    lines(others, (name, value) => `add_header ${name} "${value}" always;`)
  );
}

export function caddyHeaders({ [policy]: forPages = '', ...others }: HeaderLines, forScripts: string): string {
  return (
    `@lab_code path_regexp ${code}\n@lab_others not path_regexp ${code}\n` +
    `header @lab_code ${policy} "${forScripts}"\nheader @lab_others ${policy} "${forPages}"\n` +
    lines(others, (name, value) => `header ${name} "${value}"`)
  );
}

export function apacheHeaders(headers: HeaderLines, forScripts: string): string {
  return (
    lines(headers, (name, value) => `Header always set ${name} "${value}"`) +
    `<If "%{REQUEST_URI} =~ m#${code}#">\n  Header always set ${policy} "${forScripts}"\n</If>\n`
  );
}

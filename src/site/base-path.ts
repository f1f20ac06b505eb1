// The one setting for a site that does not live at the root of its host.

/** `BASE_PATH` with a slash at both ends: `a/b` → `/a/b/`, unset → `/`. */
export function basePath(setting = process.env.BASE_PATH ?? ''): string {
  const inner = setting.split('/').filter(Boolean).join('/');
  return inner === '' ? '/' : `/${inner}/`;
}

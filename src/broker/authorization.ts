// What a client may publish and subscribe to: the hook `authorize`, and one that is made from a list of rules. The
// first rule that applies decides. A rule that allows must cover the whole filter of a subscription. A rule that denies
// need only touch it: so `#` does not show what `deny secret/#` hides.

export interface AccessRequest {
  clientId: string;
  /** Null = CONNECT had none. */
  username: string | null;
  action: 'publish' | 'subscribe';
  /** Topic Name, or Topic Filter without `$share/name/`. */
  topic: string;
}

/** Deterministic: the same request gives the same answer. */
export type Authorize = (request: AccessRequest) => boolean;

export interface AccessRule {
  effect: 'allow' | 'deny';
  action: 'publish' | 'subscribe' | 'all';
  /**
   * Topic Filters; `${clientid}` and `${username}` stand for one level. Without `filters` and `exactly`: every topic.
   */
  filters?: string[];
  /** Topic Names or Topic Filters as the client writes them: `#` here is the subscription to `#` and no other. */
  exactly?: string[];
  /** Only for these users; only for these clients. */
  usernames?: string[];
  clientIds?: string[];
}

/** `otherwise`: the answer to a request to which no rule applies. */
export function authorizeByRules(rules: readonly AccessRule[], otherwise: 'allow' | 'deny'): Authorize {
  return (request) => (rules.find((rule) => applies(rule, request))?.effect ?? otherwise) === 'allow';
}

function applies(rule: AccessRule, request: AccessRequest): boolean {
  if (rule.action !== 'all' && rule.action !== request.action) return false;
  if (rule.usernames && (request.username === null || !rule.usernames.includes(request.username))) return false;
  if (rule.clientIds && !rule.clientIds.includes(request.clientId)) return false;
  if (rule.filters === undefined && rule.exactly === undefined) return true;
  if (rule.exactly?.includes(request.topic)) return true;
  const levels = request.topic.split('/');
  return (rule.filters ?? []).some((filter) => {
    const pattern = filter.split('/').map((level) => filled(level, request, rule.effect));
    return rule.effect === 'deny' ? touches(pattern, levels) : covers(pattern, levels);
  });
}

/**
 * A level with its placeholder filled in; a name that is no single level matches nothing (allow) or everything (deny).
 */
function filled(level: string, { clientId, username }: AccessRequest, effect: AccessRule['effect']): string | null {
  if (level !== '${clientid}' && level !== '${username}') return level;
  const name = level === '${clientid}' ? clientId : username;
  if (name !== null && !/[+#/]/.test(name)) return name;
  return effect === 'deny' ? '+' : null;
}

/** Whether every topic that `levels` selects is selected by `pattern` too. */
function covers(pattern: readonly (string | null)[], levels: readonly string[]): boolean {
  if (hidesFromWildcard(pattern[0], levels[0])) return false;
  for (let index = 0; ; index += 1) {
    const [mine, asked] = [pattern[index], levels[index]];
    if (mine === '#') return true;
    if (asked === undefined || mine === undefined || mine === null) return asked === mine;
    if (asked === '#' || (mine !== '+' && mine !== asked)) return false;
  }
}

/** Whether there can be a topic that both select. */
function touches(pattern: readonly (string | null)[], levels: readonly string[]): boolean {
  if (hidesFromWildcard(pattern[0], levels[0]) || hidesFromWildcard(levels[0], pattern[0])) return false;
  for (let index = 0; ; index += 1) {
    const [mine, asked] = [pattern[index], levels[index]];
    if (mine === '#' || asked === '#') return true;
    if (asked === undefined || mine === undefined) return asked === mine;
    if (mine !== '+' && asked !== '+' && mine !== asked) return false;
  }
}

/** Wildcards in the first level do not match `$…` [MQTT311-4.7.2-1] [MQTT5-4.7.2-1]. */
function hidesFromWildcard(wildcard: string | null | undefined, name: string | null | undefined): boolean {
  return (wildcard === '+' || wildcard === '#') && name?.startsWith('$') === true;
}

// The configuration file of `npm run broker`, in JSON. All keys may be left out:
//
//   { "profile": "emqx",
//     "options": { "maxQueue": 100 },                      any of src/broker/options.ts, over those of the profile
//     "origins": ["https://lab.example"],                  pages that may come over WebSocket (broker/hosts/web-origins.ts)
//     "authentication": { "users": [{ "username": "ada", "password": "…" }], "anonymous": false },
//     "authorization": { "rules": [{ "effect": "deny", "action": "subscribe", "filters": ["secret/#"] }], "otherwise": "allow" } }
//
// Rules that only deny may leave `otherwise` out: all else is allowed. A rule for a filter holds for every share of it.
import { authenticateUsers, type User } from '../broker/authentication.ts';
import { authorizeByRules, type AccessRule } from '../broker/authorization.ts';
import { isListableOrigin } from '../broker/hosts/web-origins.ts';
import type { BrokerOptions } from '../broker/options.ts';
import { profileNames } from '../broker/profile-names.ts';
import { profiles, type ProfileName } from '../broker/profiles.ts';
import { isPlainTopicFilter } from '../mqtt/topic.ts';
import { CheckError, fitting, list, oneOf, onlyRecord, truth, wrong, type Check, type Fault } from '../checks.ts';
import { optionChecks } from './broker-options.ts';
import { secretText, text } from './config-text.ts';
import { faultText } from './fault-text.ts';

/** What a level of a rule's filter may stand for. */
const placeholders = ['${clientid}', '${username}'];

/** All that is wrong with a file; one line for each fault, starting with the file's name. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(file: string, faults: readonly Fault[]) {
    super(faults.map((fault) => `${file}: ${faultText(fault)}`).join('\n'));
  }
}

const filter = fitting(
  'a Topic Filter',
  (value): value is string => typeof value === 'string' && isPlainTopicFilter(value),
);
/** What a rule may name; what would never apply is refused. */
const ruleFilter: Check<string> = (value, place) => {
  const name = unshared(filter(value, place), place);
  const isKnown = name.split('/').every((level) => !level.includes('${') || placeholders.includes(level));
  return isKnown ? name : wrong(place, `${placeholders.join(' or ')} as a whole level`, name);
};
const ruleTopic: Check<string> = (value, place) => unshared(text(value, place), place);
const origin = fitting(
  'an origin as https://lab.example:8443, https://lab.example:* for any port, or *',
  (value): value is string => typeof value === 'string' && isListableOrigin(value),
);
const user: Check<User> = onlyRecord({ username: text, password: secretText }, {});
const rule: Check<AccessRule> = onlyRecord(
  { effect: oneOf('allow', 'deny'), action: oneOf('publish', 'subscribe', 'all') },
  { filters: some(ruleFilter), exactly: some(ruleTopic), usernames: some(text), clientIds: some(text) },
);
const users: Check<User[]> = (value, place) => {
  const read = list(user)(value, place);
  const faults = read.flatMap(({ username }, index) =>
    read.findIndex((other) => other.username === username) === index
      ? []
      : [{ place: `${place}[${index}].username`, expected: 'a name that no user before has', received: username }],
  );
  if (faults.length > 0) throw new CheckError(faults);
  return read;
};
const authorization: Check<{ rules: AccessRule[]; otherwise: 'allow' | 'deny' }> = (value, place) => {
  const { rules = [], otherwise } = onlyRecord({}, { rules: list(rule), otherwise: oneOf('allow', 'deny') })(
    value,
    place,
  );
  if (otherwise === undefined && rules.some(({ effect }) => effect === 'allow'))
    return wrong(`${place}.otherwise`, '"allow" or "deny", for all that no rule names', Symbol('nothing'));
  return { rules, otherwise: otherwise ?? 'allow' };
};
const file = onlyRecord(
  {},
  {
    profile: oneOf(...profileNames),
    options: onlyRecord({}, optionChecks),
    origins: list(origin),
    authentication: onlyRecord({}, { users, anonymous: truth }),
    authorization,
  },
);

export interface BrokerConfig {
  options: BrokerOptions;
  origins: string[];
}

/**
 * What the text of a configuration file asks for; `profile`, when it is given, goes before the file's.
 * `name` is the file's, for errors. Throws ConfigError.
 */
export function readBrokerConfig(json: string, name: string, profile: ProfileName | null): BrokerConfig {
  const config = checked(parse(json, name), name);
  const { authentication, authorization } = config;
  const options = {
    ...profiles[profile ?? config.profile ?? 'emqx'],
    ...config.options,
    ...(authentication && {
      authenticate: authenticateUsers(authentication.users ?? [], authentication.anonymous ?? false),
    }),
    ...(authorization && { authorize: authorizeByRules(authorization.rules, authorization.otherwise) }),
  };
  return { options, origins: config.origins ?? [] };
}

/** A list with something in it: one with nothing would make a rule that never applies. */
function some<T>(check: Check<T>): Check<T[]> {
  return (value, place) => {
    const read = list(check)(value, place);
    return read.length > 0 ? read : wrong(place, 'a list with something in it', value);
  };
}

function unshared(name: string, place: string): string {
  if (!/^\$(share|queue)(\/|$)/.test(name)) return name;
  return wrong(place, 'a filter without $share/…/ or $queue/, as a rule holds for every share of it', name);
}

function checked(value: unknown, name: string): ReturnType<typeof file> {
  try {
    return file(value, '');
  } catch (error) {
    if (error instanceof CheckError) throw new ConfigError(name, error.faults);
    throw error;
  }
}

function parse(json: string, name: string): unknown {
  try {
    // Editors of Windows begin a file with a byte order mark.
    return JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch (error) {
    const received = Symbol(error instanceof Error ? error.message : String(error));
    throw new ConfigError(name, [{ place: '', expected: 'JSON', received }]);
  }
}

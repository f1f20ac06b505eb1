// The configuration file of `npm run broker`, in JSON. All keys may be left out:
//
//   { "profile": "emqx",
//     "options": { "maxQueue": 100 },                      any of src/broker/options.ts, over those of the profile
//     "origins": ["https://lab.example"],                  pages that may come over WebSocket (broker/hosts/web-origins.ts)
//     "authentication": { "users": [{ "username": "ada", "password": "…" }], "anonymous": false },
//     "authorization": { "rules": [{ "effect": "deny", "action": "subscribe", "filters": ["secret/#"] }], "otherwise": "allow" } }
import { authenticateUsers, type User } from '../broker/authentication.ts';
import { authorizeByRules, type AccessRule } from '../broker/authorization.ts';
import { isListableOrigin } from '../broker/hosts/web-origins.ts';
import type { BrokerOptions } from '../broker/options.ts';
import { profileNames } from '../broker/profile-names.ts';
import { profiles, type ProfileName } from '../broker/profiles.ts';
import { isPlainTopicFilter } from '../mqtt/topic.ts';
import { CheckError, fitting, list, oneOf, onlyRecord, truth, type Check, type Fault } from '../checks.ts';
import { optionChecks } from './broker-options.ts';
import { secretText, text } from './config-text.ts';

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
const origin = fitting(
  'an origin as https://lab.example:8443, https://lab.example:* for any port, or *',
  (value): value is string => typeof value === 'string' && isListableOrigin(value),
);
const user: Check<User> = onlyRecord({ username: text, password: secretText }, {});
const rule: Check<AccessRule> = onlyRecord(
  { effect: oneOf('allow', 'deny'), action: oneOf('publish', 'subscribe', 'all') },
  { filters: list(filter), exactly: list(text), usernames: list(text), clientIds: list(text) },
);
const file = onlyRecord(
  {},
  {
    profile: oneOf(...profileNames),
    options: onlyRecord({}, optionChecks),
    origins: list(origin),
    authentication: onlyRecord({}, { users: list(user), anonymous: truth }),
    authorization: onlyRecord({}, { rules: list(rule), otherwise: oneOf('allow', 'deny') }),
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
    ...(authorization && {
      authorize: authorizeByRules(authorization.rules ?? [], authorization.otherwise ?? 'allow'),
    }),
  };
  return { options, origins: config.origins ?? [] };
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
    return JSON.parse(json);
  } catch (error) {
    const received = Symbol(error instanceof Error ? error.message : String(error));
    throw new ConfigError(name, [{ place: '', expected: 'JSON', received }]);
  }
}

function faultText({ place, expected, received }: Fault): string {
  const shown = typeof received === 'symbol' ? (received.description ?? '') : excerpt(JSON.stringify(received));
  return `${place || '(the file)'}: expected ${expected}, received ${shown}`;
}

function excerpt(json: string): string {
  return json.length > 60 ? `${json.slice(0, 60)} …` : json;
}

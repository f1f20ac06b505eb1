// The configuration file of `npm run broker`, in JSON. All keys may be left out:
//
//   { "profile": "emqx",
//     "options": { "maxQueue": 100 },                      any of src/broker/options.ts, over those of the profile
//     "authentication": { "users": [{ "username": "ada", "password": "…" }], "anonymous": false },
//     "authorization": { "rules": [{ "effect": "deny", "action": "subscribe", "filters": ["secret/#"] }], "otherwise": "allow" } }
import { authenticateUsers, type User } from '../broker/authentication.ts';
import { authorizeByRules, type AccessRule } from '../broker/authorization.ts';
import type { BrokerOptions } from '../broker/options.ts';
import { profiles, type ProfileName } from '../broker/profiles.ts';
import { isPlainTopicFilter } from '../mqtt/topic.ts';
import { optionKinds, type SettableOptions } from './broker-options.ts';
import { flag, listOf, objectOf, oneOf, secretText, text, type ConfigFault, type Kind } from './config-kinds.ts';

interface ConfigFile {
  profile: ProfileName;
  options: Partial<SettableOptions>;
  authentication: { users?: User[]; anonymous?: boolean };
  authorization: { rules?: AccessRule[]; otherwise?: 'allow' | 'deny' };
}

/** All that is wrong with a file; one line for each fault, starting with the file's name. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly faults: readonly ConfigFault[];

  constructor(file: string, faults: readonly ConfigFault[]) {
    super(
      faults
        .map(({ key, expected, received }) => `${file}: ${key}: expected ${expected}, received ${received}`)
        .join('\n'),
    );
    this.faults = faults;
  }
}

export const profileNames: readonly ProfileName[] = ['emqx', 'mosquitto', 'strict'];

const filter: Kind<string> = (value, key, faults) => {
  if (typeof value === 'string' && isPlainTopicFilter(value)) return text(value, key, faults);
  faults.push({ key, expected: 'a Topic Filter', received: JSON.stringify(value) });
  return null;
};

const user = objectOf<User>({ username: text, password: secretText }, ['username', 'password']) as Kind<User>;

const rule = objectOf<AccessRule>(
  {
    effect: oneOf('allow', 'deny'),
    action: oneOf('publish', 'subscribe', 'all'),
    filters: listOf(filter),
    exactly: listOf(text),
    usernames: listOf(text),
    clientIds: listOf(text),
  },
  ['effect', 'action'],
) as Kind<AccessRule>;

const file = objectOf<ConfigFile>(
  {
    profile: oneOf(...profileNames),
    options: objectOf<SettableOptions>(optionKinds, []),
    authentication: objectOf({ users: listOf(user), anonymous: flag }, []),
    authorization: objectOf({ rules: listOf(rule), otherwise: oneOf('allow', 'deny') }, []),
  },
  [],
);

/**
 * The options that the text of a configuration file asks for; `profile`, when it is given, goes before the file's.
 * `name` is the file's, for errors. Throws ConfigError.
 */
export function readBrokerConfig(json: string, name: string, profile: ProfileName | null): BrokerOptions {
  const faults: ConfigFault[] = [];
  const config = file(parse(json, name), '', faults);
  if (config === null) throw new ConfigError(name, faults);
  const { authentication, authorization } = config;
  return {
    ...profiles[profile ?? config.profile ?? 'emqx'],
    ...config.options,
    ...(authentication && {
      authenticate: authenticateUsers(authentication.users ?? [], authentication.anonymous ?? false),
    }),
    ...(authorization && {
      authorize: authorizeByRules(authorization.rules ?? [], authorization.otherwise ?? 'allow'),
    }),
  };
}

function parse(json: string, name: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    const received = error instanceof Error ? error.message : String(error);
    throw new ConfigError(name, [{ key: '(the file)', expected: 'JSON', received }]);
  }
}

// What both languages name of the values that config.json may hold.
import { profileNames } from '../../../broker/profile-names.ts';
import { brokerKinds, configKeys, most } from '../../public-config.ts';

export const named = {
  keys: configKeys.join(', '),
  kinds: brokerKinds.join(', '),
  profiles: profileNames.join(', '),
  list: most.list,
  text: most.text,
};

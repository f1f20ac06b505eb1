// The statements again, for the profile `mosquitto`.
import { runInProfile } from './in-profile.ts';

await runInProfile('mosquitto');

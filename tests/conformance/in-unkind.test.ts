// The statements again, for the profile `unkind`, with each packet at once.
import { runInProfile } from './in-profile.ts';

await runInProfile('unkind');

// The statements again, for the profile `strict`.
import { runInProfile } from './in-profile.ts';

await runInProfile('strict');

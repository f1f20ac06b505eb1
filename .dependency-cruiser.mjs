// Who may import whom: `npm run rooms` reads this, and it reads the table in src/README.md.
import { cruiserConfig } from './tests/structure/cruiser-config.ts';

export default cruiserConfig(import.meta.dirname);

// `npm run zip`: builds the site for the root of a host and packs it, with a server, into lab-mqtt.zip.
import { writeFile } from 'node:fs/promises';
import { buildSite } from './build-site.ts';
import { commandWords } from './words.ts';
import { zipSite } from './zip/zip-site.ts';

const file = 'lab-mqtt.zip';
const say = commandWords();

// A base path would need a host that knows it.
delete process.env.BASE_PATH;
console.log(say.building);
await buildSite();
const zip = zipSite('dist');
await writeFile(file, zip);
console.log(say.zipped(file, (zip.length / 1e6).toFixed(1)));

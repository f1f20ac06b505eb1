// A sight in the fragment of an address: `#show=cell:absent;filter:mqtt.msgtype%20==%20CONNACK;nth:2`. It is read as data: its
// length is limited, and every damage has a name. Pure.
import { readSight, SightError, sightKeys, type Sight } from './sight.ts';

const start = '#show=';
const longest = 2000;

export function isSightFragment(fragment: string): boolean {
  return fragment.startsWith(start);
}

/** The fragment with its `#`; what goes without saying is left out. */
export function sightFragment(sight: Partial<Sight>): string {
  const { pane, nth, moment, ...words } = sight;
  const said: Partial<Record<(typeof sightKeys)[number], string>> = {
    ...words,
    ...(nth !== undefined && nth !== 1 && { nth: String(nth) }),
    ...(moment === true && pane !== 'broker' && { moment: 'yes' }),
    ...(isSaid(sight) && { pane }),
  };
  const parts = sightKeys.flatMap((key) => (said[key] ? [`${key}:${escaped(said[key])}`] : []));
  return `${start}${parts.join(';')}`;
}

/** Of an address that shows nothing else the pane is told. */
function isSaid({ pane, cell = '', list = '', fault = '' }: Partial<Sight>): boolean {
  if (pane === undefined) return false;
  return pane === 'packets' ? cell === '' && list === '' && fault === '' : fault === '' || pane !== 'faults';
}

/** `cells`: those of the page. Throws SightError. */
export function readSightFragment(fragment: string, cells: readonly string[]): Sight {
  if (fragment.length > longest) throw new SightError({ code: 'too-long', most: longest });
  const given: Record<string, string> = {};
  for (const part of fragment.slice(start.length).split(';').filter(Boolean)) {
    const [, key, text = ''] = /^([a-z]+):(.*)$/s.exec(part) ?? [];
    if (key === undefined) throw new SightError({ code: 'damaged', received: part });
    if (Object.hasOwn(given, key)) throw new SightError({ code: 'twice', key });
    given[key] = unescaped(text);
  }
  return readSight(given, cells);
}

/** Programs that find addresses in a text end them at brackets and quotes. */
function escaped(text: string): string {
  return encodeURI(text.replace(/\p{Cs}/gu, '\ufffd')).replace(
    /[;#()'"*]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  );
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new SightError({ code: 'damaged', received: text });
  }
}

// Clients that come and go: connections a second, each up to its CONNACK, fifty at once.
import type { Comparison } from './comparison.ts';
import type { Contender } from './contenders.ts';
import { connectRaw } from './raw-client.ts';
import type { Transport } from './raw-link.ts';

const AT_ONCE = 50;

export async function benchConnects(comparison: Comparison): Promise<void> {
  comparison.title('Connections a second');
  for (const transport of ['tcp', 'ws'] as const) {
    await comparison.row({
      name: `connects ${transport}`,
      unit: '/s',
      better: 'more',
      measure: (contender) => connects(contender, transport, comparison.settings.milliseconds),
    });
  }
}

async function connects(contender: Contender, transport: Transport, milliseconds: number): Promise<number> {
  const began = performance.now();
  let made = 0;
  const comeAndGo = async (place: number): Promise<void> => {
    while (performance.now() - began < milliseconds) {
      const link = await connectRaw(contender, transport, `connects-${place}-${made}`);
      made += 1;
      link.drop();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, (_, place) => comeAndGo(place)));
  return (made / (performance.now() - began)) * 1000;
}

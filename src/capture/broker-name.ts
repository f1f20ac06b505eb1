// What a broker is, as far as its CONNACK tells. A guess ends in a question mark; a certain name never does.
import { inPageAddress } from './connection-event.ts';
import type { Connack, ProtocolVersion } from '../mqtt/packet.ts';

const fingerprints: { name: string; fits: (properties: NonNullable<Connack['properties']>) => boolean }[] = [
  // Defaults as observed on mosquitto 2.0 and EMQX 5.8.
  {
    name: 'Mosquitto?',
    fits: (p) => p.topicAliasMaximum === 10 && p.assignedClientIdentifier?.startsWith('auto-') === true,
  },
  {
    name: 'lab-mqtt?',
    fits: (p) => p.topicAliasMaximum === 65_535 && p.assignedClientIdentifier?.startsWith('auto-') === true,
  },
  { name: 'EMQX?', fits: (p) => p.topicAliasMaximum === 65_535 && p.maximumPacketSize === 1_048_576 },
];

/** `url` as `readAddress` returns it; `connack` answered a CONNECT with an empty Client Identifier. */
export function nameOf(url: string, connack: Connack, version: ProtocolVersion): string {
  if (url === inPageAddress) return 'lab-mqtt';
  const { properties } = connack;
  const found = properties && fingerprints.find(({ fits }) => fits(properties));
  return found?.name ?? (version === 5 ? 'MQTT 5.0' : 'MQTT 3.1.1');
}

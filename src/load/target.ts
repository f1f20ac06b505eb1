// The address that a run goes to, and whether it may: a public broker serves everybody, and is nobody's to be loaded. Pure.

export type TransportName = 'tcp' | 'tls' | 'ws' | 'wss';

export interface Target {
  transport: TransportName;
  /** Without the brackets of IPv6. */
  host: string;
  port: number;
  /** The address without user and password. */
  url: string;
  login: { username?: string; password?: Uint8Array };
}

const schemes: Readonly<Record<string, { transport: TransportName; port: number }>> = {
  'mqtt:': { transport: 'tcp', port: 1883 },
  'tcp:': { transport: 'tcp', port: 1883 },
  'mqtts:': { transport: 'tls', port: 8883 },
  'ssl:': { transport: 'tls', port: 8883 },
  'ws:': { transport: 'ws', port: 80 },
  'wss:': { transport: 'wss', port: 443 },
};

/** Null when it is no address of a broker. */
export function parseTarget(text: string): Target | null {
  // As an address of the web, so that every scheme is taken apart in the same way.
  const match = /^([a-z]+:)\/\/(.+)$/i.exec(text);
  const scheme = schemes[match?.[1]?.toLowerCase() ?? ''];
  if (match === null || scheme === undefined || !URL.canParse(`http://${match[2]}`)) return null;
  const url = new URL(`http://${match[2]}`);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const given = /:(\d+)$/.exec(url.host)?.[1] ?? (/:80(?:[/?#]|$)/.test(match[2] ?? '') ? '80' : undefined);
  const port = given === undefined ? scheme.port : Number(given);
  if (host === '' || port === 0) return null;
  const path = scheme.transport === 'ws' || scheme.transport === 'wss' ? `${url.pathname}${url.search}` : '';
  const [username, password] = [decoded(url.username), decoded(url.password)];
  if (username === null || password === null) return null;
  return {
    transport: scheme.transport,
    host,
    port,
    url: `${match[1]?.toLowerCase()}//${url.hostname}:${port}${path}`,
    login: {
      ...(username !== '' && { username }),
      ...(password !== '' && { password: new TextEncoder().encode(password) }),
    },
  };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Brokers that are open to everybody for a try. Names below these are meant too. */
export const publicBrokers = [
  'broker.emqx.io',
  'broker-cn.emqx.io',
  'test.mosquitto.org',
  'test.mosquitto.com',
  'broker.hivemq.com',
  'mqtt.eclipseprojects.io',
  'mqtt.eclipse.org',
  'iot.eclipse.org',
  'mqtt.flespi.io',
  'mqtt.fluux.io',
  'public.mqtthq.com',
  'public.mqtt.pro',
  'public.cloud.shiftr.io',
  'test.mosca.io',
  'mqtt-dashboard.com',
  'www.mqtt-dashboard.com',
  'broker.mqttdashboard.com',
  'broker.bevywise.com',
  'broker.losant.com',
  'mqtt.tyckr.io',
  'driver.cloudmqtt.com',
  'broker.mqtt.cool',
] as const;

/** `more`: hosts that whoever runs this has added. */
export function isPublicBroker(host: string, more: readonly string[] = []): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  return [...publicBrokers, ...more].some((known) => name === known || name.endsWith(`.${known}`));
}

/** Whether an IP address is of this computer, of its link or of a private network. Of a name nothing is known: false. */
export function isPrivateAddress(address: string): boolean {
  const [first = -1, second = -1] = /^\d+\.\d+\.\d+\.\d+$/.test(address) ? address.split('.').map(Number) : [];
  if (first >= 0) {
    if (first === 127 || first === 10) return true;
    if (first === 172) return second >= 16 && second <= 31;
    return (
      (first === 192 && second === 168) ||
      (first === 169 && second === 254) ||
      (first === 100 && second >= 64 && second <= 127)
    );
  }
  const text = address.toLowerCase();
  if (text === '::1') return true;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(text)?.[1];
  if (mapped !== undefined) return isPrivateAddress(mapped);
  return text.includes(':') && /^(f[cd]|fe[89ab])/.test(text);
}

/** What may be asked of a broker elsewhere, that nobody has said to be theirs. */
export const cap = { clients: 100, rate: 100, seconds: 60 } as const;

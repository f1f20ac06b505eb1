// Under which addresses others in the room reach this computer.
import { networkInterfaces } from 'node:os';

type Interfaces = ReturnType<typeof networkInterfaces>;

/** Networks that are only inside this computer, or lead elsewhere. */
const unlikely = /^(docker|br-|veth|virbr|vmnet|vboxnet|vEthernet|tun|tap|utun|wg|tailscale|zt)/i;

/** IPv4, the likely ones first. `host`: what the servers listen on. */
export function lanAddresses(host: string, interfaces: Interfaces = networkInterfaces()): string[] {
  if (host !== '0.0.0.0' && host !== '::') return isLoopback(host) ? [] : [host];
  const found = Object.entries(interfaces).flatMap(([name, addresses = []]) =>
    addresses
      .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'))
      .map(({ address }) => ({ address, rank: unlikely.test(name) ? 1 : 0 })),
  );
  return found.sort((one, other) => one.rank - other.rank).map(({ address }) => address);
}

function isLoopback(host: string): boolean {
  return /^(localhost|127\.[\d.]+|::1|\[::1\])$/.test(host);
}

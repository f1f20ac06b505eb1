// HAProxy, with the configuration of the cluster.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, installed, replaced, startProcess, type ServerProcess } from './server-process.ts';

export interface ClusterNode {
  tcp: number;
  webSocket: number;
  /** Where HTTP says at /status whether the node takes clients. */
  status: number;
}

export interface RunningHaproxy extends ServerProcess {
  tcp: number;
  webSocket: number;
  /** Where HTTP says at /healthy whether it has a node. */
  health: number;
}

/**
 * Before three nodes on loopback. Their names and ports are replaced, and the ports of HAProxy; without `proxyProtocol` it tells the
 * nodes nothing of clients' addresses.
 */
export async function startHaproxy(
  nodes: readonly ClusterNode[],
  { proxyProtocol = true } = {},
): Promise<RunningHaproxy> {
  const program = installed('haproxy');
  if (program === null) throw new Error('haproxy is not installed: apt-get install haproxy');
  const [tcp, webSocket, health] = [await freePort(), await freePort(), await freePort()];
  const each = nodes.map((node, index) => {
    const name = `node${index + 1}.lab`;
    const status = `check port ${node.status}`;
    const introduced = proxyProtocol ? ' send-proxy-v2' : '';
    return {
      [`${name}:1884 send-proxy-v2`]: `127.0.0.1:${node.tcp} ${status}${introduced}`,
      [`${name}:8085 send-proxy-v2`]: `127.0.0.1:${node.webSocket} ${status}${introduced}`,
    };
  });
  const config = replaced(readFileSync('public/hosting/haproxy.cfg', 'utf8'), {
    'bind :1883': `bind 127.0.0.1:${tcp}`,
    'bind :8083': `bind 127.0.0.1:${webSocket}`,
    'bind :8404': `bind 127.0.0.1:${health}`,
    // The ports of nodes on one machine differ.
    'check port 18083 ': '',
    ...Object.fromEntries(each.flatMap((one) => Object.entries(one))),
  });
  const file = join(mkdtempSync(join(tmpdir(), 'lab-haproxy-')), 'haproxy.cfg');
  writeFileSync(file, config);
  return { tcp, webSocket, health, ...(await startProcess(program, ['-db', '-f', file], [tcp, webSocket, health])) };
}

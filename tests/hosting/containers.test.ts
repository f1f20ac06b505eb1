// compose.yaml, Dockerfile and what they mount. No container is started: the programs themselves read their files.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { builtSite } from './built-site.ts';
import { installed } from './servers/server-process.ts';
import { startNginx } from './servers/nginx.ts';

interface Service {
  image: string;
  ports?: (string | { published: string | number; host_ip?: string })[];
  profiles?: string[];
  healthcheck?: { test: string[] };
  environment?: Record<string, string>;
  volumes?: string[];
  networks: string[] | Record<string, { aliases?: string[] } | null>;
}
const { services } = parse(readFileSync('compose.yaml', 'utf8'), { merge: true }) as {
  services: Record<string, Service>;
};

function program(name: string, aptPackage = name): string {
  const path = installed(name);
  if (path === null) throw new Error(`${name} is not installed: apt-get install ${aptPackage}`);
  return path;
}

/** The services that start with these profiles. Compose itself has read the file for them. */
function started(...profiles: string[]): string[] {
  const args = ['-f', 'compose.yaml', ...profiles.flatMap((name) => ['--profile', name]), 'config', '-q'];
  execFileSync(program('docker-compose'), args, { stdio: 'pipe' });
  const all = Object.entries(services);
  return all.flatMap(([name, own]) => (own.profiles?.some((each) => !profiles.includes(each)) ? [] : [name])).sort();
}

/** What of these services is open, beside what only this computer reaches. */
function openPorts(names: string[]): string[] {
  return names.flatMap((name) => (services[name]?.ports ?? []).map(String)).filter((port) => !port.startsWith('127.'));
}

test('Compose starts the site and EMQX, and one port is open', () => {
  expect(started()).toEqual(['emqx', 'site']);
  expect(openPorts(started())).toEqual(['${LAB_PORT:-8080}:8080']);
  expect(services['emqx']?.image).toBe('emqx/emqx:5.8.9');
});

test('with the profile for a cluster three nodes of one list, and HAProxy, start as well', () => {
  const names = started('cluster');
  expect(names).toEqual(['emqx', 'emqx-2', 'emqx-3', 'haproxy', 'site']);
  expect(openPorts(names)).toEqual(['${MQTT_PORT:-1883}:1883', '${LAB_PORT:-8080}:8080']);
  const nodes = ['emqx', 'emqx-2', 'emqx-3'].map((name) => services[name]);
  const seeds = `[${nodes.map((node) => node?.environment?.['EMQX_NODE__NAME']).join()}]`;
  const haproxy = readFileSync('public/hosting/haproxy.cfg', 'utf8');
  for (const node of nodes) {
    const settings = node?.environment ?? {};
    expect(settings['EMQX_CLUSTER__STATIC__SEEDS']).toBe(seeds);
    // The name of the node, that of nginx and Prometheus for all, and the ports to which HAProxy goes.
    const host = settings['EMQX_NODE__NAME']?.split('@')[1] ?? '';
    expect((node?.networks as Record<string, { aliases: string[] }>)['lab']?.aliases).toEqual([host, 'broker']);
    for (const kind of ['TCP', 'WS']) {
      const [, port = ''] = settings[`EMQX_LISTENERS__${kind}__PROXIED__BIND`]?.split(':') ?? [];
      expect(settings[`EMQX_LISTENERS__${kind}__PROXIED__PROXY_PROTOCOL`]).toBe('true');
      expect(haproxy).toContain(`${host}:${port} send-proxy-v2`);
    }
  }
});

test('with the profile for watching Prometheus and Grafana start, and only this computer sees them', () => {
  const names = started('watch');
  expect(names).toEqual(['emqx', 'grafana', 'prometheus', 'site']);
  expect(openPorts(names)).toEqual(['${LAB_PORT:-8080}:8080']);
});

test('every service says whether it is well, and mounts files that there are', () => {
  for (const [name, service] of Object.entries(services)) {
    // That of the site is in its Dockerfile.
    if (name !== 'site') expect(service.healthcheck?.test.length, name).toBeGreaterThan(1);
    for (const [file = ''] of (service.volumes ?? []).map((volume) => volume.split(':')))
      if (file.startsWith('./')) expect(existsSync(file), file).toBe(true);
  }
});

test('the image asks its nginx whether it is well, and hears it', async () => {
  const [, text = ''] = /^HEALTHCHECK .* CMD (\[.*\])$/m.exec(readFileSync('Dockerfile', 'utf8')) ?? [];
  const [command = '', ...args] = JSON.parse(text) as string[];
  const site = builtSite('/');
  onTestFinished(() => rmSync(site, { recursive: true }));
  const server = await startNginx('nginx-compose.conf', site, 1);
  onTestFinished(server.stop);
  const check = (): number | null =>
    spawnSync(
      command,
      args.map((arg) => arg.replace('8080', new URL(server.url).port)),
    ).status;
  expect(check()).toBe(0);
  await server.stop();
  expect(check()).not.toBe(0);
});

test('HAProxy and Prometheus accept their configurations', () => {
  const haproxy = spawnSync(program('haproxy'), ['-c', '-q', '-f', 'public/hosting/haproxy.cfg'], { encoding: 'utf8' });
  expect(haproxy.stderr).toBe('');
  expect(haproxy.status).toBe(0);
  execFileSync(program('promtool', 'prometheus'), ['check', 'config', 'public/hosting/prometheus.yml'], {
    stdio: 'pipe',
  });
});

test('the dashboard asks Prometheus in sentences that it understands', () => {
  const { panels } = JSON.parse(readFileSync('public/hosting/grafana/emqx.json', 'utf8')) as {
    panels: { title: string; datasource: { uid: string }; targets: { expr: string }[] }[];
  };
  const { datasources } = parse(readFileSync('public/hosting/grafana/datasource.yaml', 'utf8')) as {
    datasources: { uid: string }[];
  };
  const groups = panels.map(({ title, targets }, panel) => ({
    name: title,
    rules: targets.map(({ expr }, index) => ({ record: `lab:panel${panel}:${index}`, expr })),
  }));
  expect(groups.length).toBeGreaterThan(3);
  expect(panels.map(({ datasource }) => datasource.uid)).toEqual(panels.map(() => datasources[0]?.uid));
  // A rule of Prometheus is such a sentence with a name.
  const folder = mkdtempSync(join(tmpdir(), 'lab-rules-'));
  writeFileSync(join(folder, 'rules.json'), JSON.stringify({ groups }));
  const { status, stderr } = spawnSync(
    program('promtool', 'prometheus'),
    ['check', 'rules', join(folder, 'rules.json')],
    {
      encoding: 'utf8',
    },
  );
  rmSync(folder, { recursive: true });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

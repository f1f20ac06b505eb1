// compose.yaml says what the chapter says of it, and Compose itself accepts it where Docker's client is installed.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const file = fileURLToPath(new URL('../../../public/downloads/compose.yaml', import.meta.url));
const { services } = parse(readFileSync(file, 'utf8')) as {
  services: Record<string, { image: string; ports: string[]; volumes: string[]; healthcheck: { test: string[] } }>;
};
const hasCompose = spawnSync('docker', ['compose', 'version'], { stdio: 'ignore' }).status === 0;

describe('compose.yaml', () => {
  test('has one service: EMQX, with its version named', () => {
    expect(Object.keys(services)).toEqual(['emqx']);
    expect(services['emqx']?.image).toMatch(/^emqx\/emqx:5\.8\.\d+$/);
  });

  test('opens the four MQTT ports to the network and the Dashboard to this computer only', () => {
    expect(services['emqx']?.ports).toEqual([
      '1883:1883',
      '8083:8083',
      '8084:8084',
      '8883:8883',
      '127.0.0.1:18083:18083',
    ]);
  });

  test('keeps the data outside the container and asks EMQX itself whether it is well', () => {
    expect(services['emqx']?.volumes).toEqual(['emqx-data:/opt/emqx/data']);
    expect(services['emqx']?.healthcheck.test).toEqual(['CMD', '/opt/emqx/bin/emqx', 'ctl', 'status']);
  });

  test.skipIf(!hasCompose)('is accepted by docker compose config (left out where Compose is not installed)', () => {
    const { status, stderr } = spawnSync('docker', ['compose', '--file', file, 'config', '--quiet'], {
      encoding: 'utf8',
    });
    expect(status, stderr).toBe(0);
  });
});

// The playbook: well-formed, every task named, nothing outside ansible-core; Ansible itself reads it where it is installed.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';

type Task = Record<string, unknown> & { name?: string };
interface Play {
  name?: string;
  hosts: string;
  tasks: Task[];
}

const folder = fileURLToPath(new URL('../../../public/downloads/', import.meta.url));
const plays = parse(readFileSync(join(folder, 'playbook.yaml'), 'utf8')) as Play[];
const tasks = plays.flatMap((play) => play.tasks);
const words = new Set(['name', 'register', 'changed_when', 'no_log']);
// Nothing is printed where it is not installed.
const said = spawnSync('ansible-playbook', ['--version']).stdout as Buffer | null;
const version = /core (\d+)\.(\d+)/.exec(said?.toString() ?? '');
// The first with `deb822_repository`.
const hasAnsible = version !== null && Number(version[1]) * 1000 + Number(version[2]) >= 2015;

function ansible(...args: string[]): { status: number | null; output: string } {
  const home = mkdtempSync(join(tmpdir(), 'lab-ansible-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  copyFileSync(join(folder, 'playbook.yaml'), join(home, 'playbook.yaml'));
  const { status, stdout, stderr } = spawnSync('ansible-playbook', [join(home, 'playbook.yaml'), ...args], {
    encoding: 'utf8',
    env: { ...process.env, ANSIBLE_LOCAL_TEMP: home, ANSIBLE_REMOTE_TEMP: home, ANSIBLE_HOME: home, HOME: home },
  });
  return { status, output: stdout + stderr };
}

describe('playbook.yaml', () => {
  test('has a name on the play and on every task', () => {
    expect(plays.every(({ name }) => name)).toBe(true);
    expect(tasks.filter(({ name }) => !name)).toEqual([]);
  });

  test('uses modules of ansible-core only, one in each task', () => {
    const modules = tasks.map((task) => Object.keys(task).filter((key) => !words.has(key)));
    expect(modules.filter((names) => names.length !== 1 || !names[0]?.startsWith('ansible.builtin.'))).toEqual([]);
  });

  test('uses nothing that ansible-core is about to drop: apt_repository, and facts as variables of their own', () => {
    expect(readFileSync(join(folder, 'playbook.yaml'), 'utf8')).not.toMatch(
      /apt_repository|\bansible_(distribution|architecture|os_family)/,
    );
  });

  test('checks before it changes anything', () => {
    expect(tasks.slice(0, 2).every((task) => 'ansible.builtin.assert' in task)).toBe(true);
  });

  test('acts on the group that the example inventory has', () => {
    const inventory = readFileSync(join(folder, 'inventory.example.ini'), 'utf8');
    expect(plays.map(({ hosts }) => hosts)).toEqual(['emqx']);
    expect(inventory).toMatch(/^\[emqx\]$/m);
  });

  test('does not print the password', () => {
    const showing = tasks.filter(
      (task) => JSON.stringify(task).includes('{{ emqx_dashboard_password') && task['no_log'] !== true,
    );
    expect(showing).toEqual([]);
  });

  describe.skipIf(!hasAnsible)('read by Ansible (left out where 2.15 or newer is not installed)', () => {
    test('passes its syntax check', () => {
      const { status, output } = ansible('-i', join(folder, 'inventory.example.ini'), '--syntax-check');
      expect(status, output).toBe(0);
    });
  });
});

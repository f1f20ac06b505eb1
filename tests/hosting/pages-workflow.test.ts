// The workflow for GitHub Pages: what it runs exists here, and what it publishes has been tested and is built for its path.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

interface Step {
  uses?: string;
  run?: string;
  id?: string;
  if?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
}
interface Workflow {
  on: Record<string, unknown>;
  permissions: Record<string, string>;
  jobs: Record<string, { needs?: string; if?: string; permissions?: Record<string, string>; steps: Step[] }>;
}
const text = readFileSync('.github/workflows/pages.yml', 'utf8');
const workflow = parse(text) as Workflow;
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
const { build, publish } = workflow.jobs;
const main = "github.ref == 'refs/heads/main'";

test('it runs for every push to main and every pull request, and publishes main alone', () => {
  expect(Object.keys(workflow.on)).toEqual(['push', 'pull_request', 'workflow_dispatch']);
  expect(publish?.needs).toBe('build');
  expect(publish?.if).toBe(main);
  const uploads = build?.steps.filter(({ uses }) => uses?.includes('pages')) ?? [];
  expect(uploads.length).toBeGreaterThan(0);
  for (const step of uploads) expect(step.if).toBe(main);
});

test('it tests before it builds, and builds under the path that Pages names, into what it uploads', () => {
  const steps = build?.steps ?? [];
  const at = (find: (step: Step) => boolean): number => steps.findIndex(find);
  const tests = at(({ run }) => run === 'npm test');
  const configure = at(({ uses }) => uses?.startsWith('actions/configure-pages@') ?? false);
  const builds = at(({ run }) => run === 'npm run build');
  const upload = at(({ uses }) => uses?.startsWith('actions/upload-pages-artifact@') ?? false);
  expect([tests, configure, builds, upload].every((place) => place >= 0)).toBe(true);
  expect([tests, configure, builds, upload]).toEqual([tests, configure, builds, upload].sort((a, b) => a - b));
  const id = steps[configure]?.id;
  expect(steps[builds]?.env).toEqual({
    SITE: `\${{ steps.${id}.outputs.origin }}`,
    BASE_PATH: `\${{ steps.${id}.outputs.base_path }}`,
  });
  expect(steps[upload]?.with).toEqual({ path: 'dist' });
});

test('its scripts are scripts of this project, and its Node is the one of this project', () => {
  const called = [...text.matchAll(/npm run (\S+)/g)].map(([, name = '']) => name);
  expect(called.filter((name) => !(name in scripts))).toEqual([]);
  const [node] = (build?.steps ?? []).filter(({ uses }) => uses?.startsWith('actions/setup-node@'));
  expect(node?.with?.['node-version']).toBe(24);
});

test('it may read, and only the job that publishes may write', () => {
  expect(workflow.permissions).toEqual({ contents: 'read' });
  expect(build?.permissions).toBeUndefined();
  expect(publish?.permissions).toEqual({ pages: 'write', 'id-token': 'write' });
});

// Runs the tests of this folder again with another profile. A test that the profile does not pass is listed in
// deviations.ts with the reason. It has to fail, so that a deviation that is gone is found.
import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import type { ProfileName } from '../../src/broker/profiles.ts';
import { deviations } from './deviations.ts';

export async function runInProfile(profile: Exclude<ProfileName, 'emqx'>): Promise<void> {
  vi.stubEnv('LAB_PROFILE', profile);
  afterAll(() => void vi.unstubAllEnvs());
  const listed = deviations[profile].flatMap(({ tests }) => tests);
  const met = new Set<string>();
  beforeEach(({ task }) => {
    const deviation = listed.find((start) => task.name.startsWith(start));
    if (deviation === undefined) return;
    met.add(deviation);
    const expected: { fails?: boolean } = task;
    expected.fails = true;
  });
  for (const file of globSync('tests/conformance/*.test.ts').toSorted())
    if (!/(coverage|in-strict|in-mosquitto|in-unkind)\.test\.ts$/.test(file)) await import(resolve(file));
  test('each deviation is one of a test', () => {
    expect(listed.filter((start) => !met.has(start))).toEqual([]);
  });
}

// The trainer's config.json, as the page reads it.
import { readPublicConfig, type PublicConfig } from './public-config.ts';

/** Milliseconds: a page without its config talks to another broker than the trainer wants, so it is waited for. */
const patience = 10_000;

/**
 * A config that cannot be fetched or read is as good as none: the book works without. Faults are told to the trainer.
 */
export async function fetchConfig(url: string): Promise<PublicConfig> {
  const text = await fetch(url, { signal: AbortSignal.timeout(patience) })
    .then((response) => (response.ok ? response.text() : null))
    .catch(() => null);
  const { config, faults } = readPublicConfig(text);
  for (const { key, expected, received } of faults)
    console.warn(`config.json: ${key}: expected ${expected}, received ${received}`);
  return config;
}

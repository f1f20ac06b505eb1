// How long tests wait, in milliseconds. A wait ends with its event, so these limits cost nothing: they are for a machine that is busy
// with much else, and they end a test whose event never comes.

/** For one event. The wait says what it was for. */
export const eventPatience = 60_000;
/** For a whole test, or its preparation: more than one wait, so that the wait is told and not the test. */
export const testPatience = 180_000;

/** What `event` resolves with; rejects with what was waited for when it does not come. */
export async function waitFor<T>(what: string, event: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`waited ${eventPatience / 1000} s for ${what}`)), eventPatience);
  });
  return Promise.race([event, late]).finally(() => clearTimeout(timer));
}

/** Of every Vitest configuration of the project. */
export const patient = {
  testTimeout: testPatience,
  hookTimeout: testPatience,
  expect: { poll: { timeout: eventPatience, interval: 50 } },
};

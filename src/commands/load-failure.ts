// How `npm run load` ends, for a CI that runs it.

export const exitCodes = {
  /** It ran, and what it had to reach was reached. */
  kept: 0,
  /** A threshold was not kept, no client was connected any more, or a file could not be read or written. */
  failed: 1,
  badArguments: 2,
  /** The generator was the limit: the figures say nothing of the broker. */
  generatorLimit: 3,
} as const;

/** Its message is for the reader. */
export class LoadFailure extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode: number = exitCodes.failed) {
    super(message);
    this.exitCode = exitCode;
  }
}

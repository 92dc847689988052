/** Returns the reason of a failure as a sentence. */
export const errorMessage = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

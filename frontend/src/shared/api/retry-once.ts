import { ApiError } from './api';

/** Returns whether a call failed without an error status, so that the server may or may not have acted. */
export const isUnanswered = (error: unknown): boolean =>
  error instanceof ApiError && error.problem.status < 400;

/** Sends a request again if its answer was lost. Only for idempotent requests. */
export async function retryIfUnanswered<Answer>(send: () => Promise<Answer>): Promise<Answer> {
  try {
    return await send();
  } catch (error) {
    if (!isUnanswered(error)) throw error;
    return await send();
  }
}

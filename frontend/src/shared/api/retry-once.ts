import { ApiError } from './api';

/** Without an error status nobody knows whether the server acted: it was not reached, or its answer broke off. */
export const isUnanswered = (error: unknown): boolean =>
  error instanceof ApiError && error.problem.status < 400;

/**
 * Asks once more where the answer got lost. Only for what the server does at
 * most once however often it is asked.
 */
export async function retryIfUnanswered<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (!isUnanswered(error)) throw error;
    return await ask();
  }
}

import { APICallError, InvalidResponseDataError, NoContentGeneratedError } from '@ai-sdk/provider';
import { retryAfter } from '../../../kernel/http/retry-after.ts';
import { type ModelFailureKind, modelFailure } from '../model.ts';
import { RedirectedError, TOO_LARGE_CODE } from './provider-fetch.ts';
import { BrokenStreamError } from './streamed-fetch.ts';

/** Classifies an error by type and status only; the provider's text is not passed on. */
export function failureOf(error: unknown, now_ms: number): ReturnType<typeof modelFailure> {
  const kind = kindOf(error);
  if (!APICallError.isInstance(error)) return modelFailure(kind);
  const { 'retry-after': wait, date } = error.responseHeaders ?? {};
  return modelFailure(kind, retryAfter(wait, date, now_ms));
}

function kindOf(error: unknown): ModelFailureKind {
  if (isCausedBy(error, (cause) => cause instanceof RedirectedError)) return 'redirected';
  if (isCausedBy(error, (cause) => (cause as NodeJS.ErrnoException).code === TOO_LARGE_CODE))
    return 'too_large';
  if (isCausedBy(error, (cause) => cause instanceof BrokenStreamError)) return 'provider_failed';
  // The two providers' errors for an answer without choices.
  if (NoContentGeneratedError.isInstance(error)) return 'empty_answer';
  if (InvalidResponseDataError.isInstance(error)) return 'empty_answer';
  if (!APICallError.isInstance(error)) return 'unreachable';
  const status = error.statusCode;
  if (status === undefined) return 'unreachable';
  if (status !== 200) return kindOfStatus(status);
  // Some providers report a failure in the body of a 200 answer, with the code in it.
  const reported = Number((error.data as { code?: unknown } | undefined)?.code);
  if (reported >= 400) return kindOfStatus(reported);
  return error.responseBody?.trim() === '' ? 'empty_answer' : 'malformed';
}

/** Returns true if the error or one of its causes satisfies the test. */
function isCausedBy(error: unknown, isIt: (cause: Error) => boolean): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (isIt(cause)) return true;
  }
  return false;
}

function kindOfStatus(status: number): ModelFailureKind {
  switch (status) {
    case 401:
    case 403:
      return 'unauthorized';
    case 402:
      return 'payment_required';
    case 404:
      return 'model_not_found';
    case 408:
      return 'provider_failed';
    case 429:
      return 'rate_limited';
    default:
      return status >= 500 ? 'provider_failed' : 'request_refused';
  }
}

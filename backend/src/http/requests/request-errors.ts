import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { describeIssue } from '../../kernel/http/validation-sentences.ts';
import type { Refusal } from '../../kernel/result.ts';
import { BodyError } from './json-body.ts';

/** Maps errors of the framework about a request to refusals. */
const FRAMEWORK_ERRORS: Readonly<Record<string, Refusal>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: 'unsupported_media_type',
    detail: 'Send the body as application/json.',
  },
  FST_ERR_CTP_BODY_TOO_LARGE: { code: 'body_too_large', detail: 'The body is too large.' },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    code: 'invalid_request',
    detail: 'The length of the body differs from its Content-Length.',
  },
};

/** Refusals for statuses that plugins set. */
const STATUSES: Readonly<Record<number, Refusal>> = {
  412: {
    code: 'precondition_failed',
    detail: 'The version of the resource is not the one that the request expects.',
  },
  416: { code: 'range_not_satisfiable', detail: 'The file has no such range of bytes.' },
  429: { code: 'rate_limited', detail: 'Too many requests. Try again in a minute.' },
};

/** Returns the headers of an error answer: the length of the file if a range was invalid. */
export function headersOf(error: unknown): Record<string, string> {
  const { headers = {} } = error as { headers?: Record<string, string> };
  const range = headers['Content-Range'];
  return range === undefined ? {} : { 'content-range': range };
}

/** Returns why the database failed, in sentences without paths; undefined if it did not. */
export type DescribeDatabaseFailure = (error: unknown) => string | undefined;

/**
 * Converts an error to a refusal for the sender. Any error that is neither caused by the request nor
 * by the database is a bug, whose details are only logged.
 */
export function toRefusal(
  error: unknown,
  describeDatabaseFailure: DescribeDatabaseFailure,
): Refusal {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = error.validation.map((issue) => {
      const path = issue.instancePath.replace(/^\//, '').replaceAll('/', '.');
      return { path, message: describeIssue(path, issue) };
    });
    const detail = [...new Set(issues.map(({ message }) => message))].join(' ');
    return { code: 'invalid_request', detail, issues };
  }
  if (error instanceof BodyError) return error.refusal;
  const failure = describeDatabaseFailure(error);
  if (failure !== undefined) return { code: 'database_unavailable', detail: failure };
  const { code = '', statusCode = 500 } = error as { code?: string; statusCode?: number };
  const known = FRAMEWORK_ERRORS[code];
  if (known) return known;
  const common = STATUSES[statusCode];
  if (common) return common;
  return statusCode >= 400 && statusCode < 500
    ? { code: 'invalid_request', detail: 'The request could not be understood.' }
    : {
        code: 'internal_error',
        detail: 'The server failed because of a bug. Your request was not the cause.',
      };
}

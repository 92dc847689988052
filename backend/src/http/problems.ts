import { PROBLEMS, type Problem, type ProblemCode } from '@finally/contract';
import type { Refusal } from '../kernel/result.ts';

/**
 * Codes with which any call, or a page's file, may be refused. A route's description adds its own.
 */
export const PROBLEMS_OF_ANY_CALL: ReadonlySet<ProblemCode> = new Set([
  'invalid_json',
  'invalid_request',
  'sign_in_required',
  'scope_missing',
  'account_not_allowed',
  'unknown_account',
  'account_archived',
  'cross_site',
  'not_found',
  'method_not_allowed',
  'request_timeout',
  'precondition_failed',
  'range_not_satisfiable',
  'body_too_large',
  'url_too_long',
  'unsupported_media_type',
  'host_not_allowed',
  'rate_limited',
  'headers_too_large',
  'internal_error',
  'database_unavailable',
  'shutting_down',
]);

/** Converts a refusal to RFC 9457 problem details. */
export function toProblem({ code, detail, issues, suggestions }: Refusal): Problem {
  const { status, title } = PROBLEMS[code];
  return {
    type: `urn:finally:problem:${code}`,
    title,
    status,
    detail,
    code,
    ...(issues && { issues: [...issues] }),
    ...(suggestions && { suggestions: [...suggestions] }),
  };
}

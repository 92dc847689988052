import type { Problem, ProblemCode } from '@finally/contract';
import type { Refusal } from './kernel/result.ts';

/** The only table from codes to HTTP statuses and titles. */
const PROBLEMS: Readonly<Record<ProblemCode, readonly [status: number, title: string]>> = {
  invalid_json: [400, 'The body is not JSON'],
  invalid_request: [400, 'The request does not fit'],
  invalid_cursor: [400, 'The cursor is not one of ours'],
  sign_in_required: [401, 'Sign in first'],
  cross_site: [403, 'Another site asked for this'],
  not_found: [404, 'There is nothing here'],
  unknown_ticker: [404, 'Unknown ticker'],
  not_on_watchlist: [404, 'Not on the watchlist'],
  unknown_watchlist: [404, 'There is no such watchlist'],
  request_timeout: [408, 'The request took too long'],
  client_order_id_conflict: [409, 'The client order id was used before'],
  client_message_id_conflict: [409, 'The client message id was used before'],
  assistant_halted: [409, 'The assistant is halted'],
  assistant_read_only: [409, 'The assistant may not act'],
  assistant_approval_needed: [409, 'This needs your approval'],
  proposal_outdated: [409, 'The proposal is outdated'],
  cancelled: [409, 'The message was cancelled'],
  watchlist_name_taken: [409, 'Another watchlist has this name'],
  body_too_large: [413, 'The body is too large'],
  url_too_long: [414, 'The address is too long'],
  unsupported_media_type: [415, 'Send JSON'],
  host_not_allowed: [421, 'No host of that name is here'],
  quantity_not_positive: [422, 'The quantity is not positive'],
  quantity_too_fine: [422, 'The quantity is too fine'],
  quantity_too_large: [422, 'The quantity is too large'],
  notional_too_small: [422, 'The order is too small'],
  insufficient_cash: [422, 'Not enough cash'],
  insufficient_shares: [422, 'Not enough shares'],
  amount_too_large: [422, 'The amount is too large'],
  watchlist_full: [422, 'The watchlist is full'],
  assistant_action_limit: [422, 'More actions than the assistant may take'],
  assistant_dollar_limit: [422, 'More dollars than the assistant may trade'],
  assistant_weight_limit: [422, 'More of one ticker than the assistant may buy'],
  assistant_loss_limit: [422, 'The loss of the day ends the purchases of the assistant'],
  too_many_watchlists: [422, 'There are too many watchlists'],
  default_watchlist_stays: [422, 'The first watchlist stays'],
  rate_limited: [429, 'Too many requests'],
  headers_too_large: [431, 'The headers are too large'],
  internal_error: [500, 'Something went wrong here'],
  price_unavailable: [503, 'There is no price'],
  price_stale: [503, 'The price is too old'],
  assistant_busy: [503, 'The assistant is busy'],
  assistant_unavailable: [503, 'The assistant does not answer'],
  too_many_streams: [503, 'The price stream is full'],
  ledger_inconsistent: [503, 'The ledger is inconsistent'],
  database_unavailable: [503, 'The database does not answer'],
  shutting_down: [503, 'The server is shutting down'],
};

/** With these any call may be refused; what a route adds stands in its own description. */
export const PROBLEMS_OF_ANY_CALL: ReadonlySet<ProblemCode> = new Set([
  'invalid_json',
  'invalid_request',
  'sign_in_required',
  'cross_site',
  'not_found',
  'request_timeout',
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

/** A refusal as RFC 9457 problem details. */
export function toProblem({ code, detail, issues, suggestions }: Refusal): Problem {
  const [status, title] = PROBLEMS[code];
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

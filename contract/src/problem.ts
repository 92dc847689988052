import { z } from 'zod';
import { TickerSchema } from './ticker.ts';

/**
 * Every way in which a call can fail: the stable code, its HTTP status and its title. Clients
 * branch on the codes; titles and sentences may change at any time.
 */
export const PROBLEMS = {
  // The request could not be understood.
  invalid_json: { status: 400, title: 'The body is not JSON' },
  invalid_request: { status: 400, title: 'The request is invalid' },
  unsupported_media_type: { status: 415, title: 'Send JSON' },
  body_too_large: { status: 413, title: 'The body is too large' },
  headers_too_large: { status: 431, title: 'The headers are too large' },
  url_too_long: { status: 414, title: 'The address is too long' },
  request_timeout: { status: 408, title: 'The request took too long' },
  precondition_failed: { status: 412, title: 'Precondition failed' },
  range_not_satisfiable: { status: 416, title: 'Range not satisfiable' },
  not_found: { status: 404, title: 'Not found' },
  method_not_allowed: { status: 405, title: 'The path does not support the method' },
  rate_limited: { status: 429, title: 'Too many requests' },
  // The caller is not allowed.
  host_not_allowed: { status: 421, title: 'Unknown host' },
  cross_site: { status: 403, title: 'Request from another site' },
  sign_in_required: { status: 401, title: 'Sign in first' },
  scope_missing: { status: 403, title: 'Scope missing' },
  account_not_allowed: { status: 403, title: 'Account not allowed' },
  unknown_account: { status: 404, title: 'Unknown account' },
  account_archived: { status: 409, title: 'The account is archived' },
  // The request is refused.
  unknown_ticker: { status: 404, title: 'Unknown ticker' },
  quantity_not_positive: { status: 422, title: 'The quantity is not positive' },
  quantity_too_fine: { status: 422, title: 'The quantity has too many decimals' },
  quantity_too_large: { status: 422, title: 'The quantity is too large' },
  notional_not_positive: { status: 422, title: 'The sum is not positive' },
  notional_too_fine: { status: 422, title: 'The sum has too many decimals' },
  notional_too_large: { status: 422, title: 'The sum is too large' },
  notional_too_small: { status: 422, title: 'The order is too small' },
  price_unavailable: { status: 503, title: 'No price available' },
  price_stale: { status: 503, title: 'The price is too old' },
  insufficient_cash: { status: 422, title: 'Not enough cash' },
  insufficient_shares: { status: 422, title: 'Not enough shares' },
  insufficient_buying_power: { status: 422, title: 'Not enough buying power' },
  insufficient_liquidity: { status: 422, title: 'The market offers too few shares' },
  order_combination_invalid: { status: 422, title: 'These terms do not go together' },
  price_increment: { status: 422, title: 'The price is between two ticks' },
  stop_wrong_side: { status: 422, title: 'The stop is on the wrong side of the market' },
  bracket_prices_crossed: {
    status: 422,
    title: 'An exit is on the wrong side of the order or the market',
  },
  fraction_not_allowed: { status: 422, title: 'Whole shares only' },
  post_only_would_cross: { status: 422, title: 'The order would be filled at once' },
  auction_closed: { status: 422, title: 'There is no auction to take part in' },
  too_many_orders: { status: 422, title: 'There are too many open orders' },
  unknown_order: { status: 404, title: 'There is no such order' },
  order_final: { status: 409, title: 'The order has ended' },
  amount_too_large: { status: 422, title: 'The amount is too large' },
  client_order_id_conflict: { status: 409, title: 'The client order id was used before' },
  client_message_id_conflict: { status: 409, title: 'The client message id was used before' },
  message_not_received: { status: 404, title: 'The message was not received' },
  not_on_watchlist: { status: 404, title: 'Not on the watchlist' },
  watchlist_full: { status: 422, title: 'The watchlist is full' },
  unknown_watchlist: { status: 404, title: 'Unknown watchlist' },
  watchlist_name_taken: { status: 409, title: 'Another watchlist has this name' },
  too_many_watchlists: { status: 422, title: 'Too many watchlists' },
  default_watchlist_stays: { status: 422, title: 'The default watchlist cannot be deleted' },
  unknown_workspace: { status: 404, title: 'Unknown workspace' },
  unknown_scan: { status: 404, title: 'Unknown scan' },
  scan_name_taken: { status: 409, title: 'The name of the scan is taken' },
  too_many_scans: { status: 422, title: 'Too many scans' },
  too_many_scan_alerts: { status: 422, title: 'Too many scans with an alert' },
  too_many_workspaces: { status: 422, title: 'Too many workspaces' },
  unknown_alert: { status: 404, title: 'Unknown alert' },
  alert_level_invalid: { status: 422, title: 'The level is invalid' },
  alert_line_invalid: { status: 422, title: 'The line is invalid' },
  alert_indicator_invalid: { status: 422, title: 'The indicator is invalid' },
  alert_already_met: { status: 422, title: 'The alert would fire at once' },
  alert_fired: { status: 409, title: 'The alert has fired' },
  too_many_alerts: { status: 422, title: 'Too many alerts' },
  unknown_trade: { status: 404, title: 'Unknown trade' },
  unknown_picture: { status: 404, title: 'The trade has no picture' },
  picture_invalid: { status: 422, title: 'The picture is invalid' },
  account_name_taken: { status: 409, title: 'Another account has this name' },
  account_name_differs: { status: 422, title: 'This is not the name of the account' },
  too_many_accounts: { status: 422, title: 'Too many accounts' },
  default_account_stays: { status: 422, title: 'The default account stays' },
  unknown_key: { status: 404, title: 'Unknown key' },
  too_many_keys: { status: 422, title: 'Too many keys' },
  invalid_cursor: { status: 400, title: 'The cursor is invalid' },
  // Limits of the assistant; a person is not bound by them.
  assistant_halted: { status: 409, title: 'The assistant is paused' },
  assistant_read_only: { status: 409, title: 'The assistant is read-only' },
  assistant_approval_needed: { status: 409, title: 'This needs your approval' },
  assistant_action_limit: { status: 422, title: 'More actions than the assistant may take' },
  assistant_dollar_limit: { status: 422, title: 'More dollars than the assistant may trade' },
  assistant_weight_limit: { status: 422, title: 'More of one ticker than the assistant may buy' },
  assistant_loss_limit: {
    status: 422,
    title: 'Daily loss limit reached',
  },
  assistant_day_dollar_limit: {
    status: 422,
    title: 'More dollars than the assistant may trade in a day',
  },
  assistant_day_trade_limit: {
    status: 422,
    title: 'More trades than the assistant may make in a day',
  },
  assistant_remembered_limit: {
    status: 422,
    title: 'Against what the assistant was asked to remember',
  },
  memory_off: { status: 409, title: 'The memory of the assistant is off' },
  too_many_memories: { status: 409, title: 'Too many things are remembered' },
  assistant_settings_conflict: { status: 409, title: 'The settings were changed meanwhile' },
  proposal_outdated: { status: 409, title: 'The proposal is outdated' },
  proposal_expired: { status: 409, title: 'The proposal has expired' },
  unknown_proposal: { status: 404, title: 'There is no such proposal' },
  too_many_proposals: { status: 429, title: 'Too many proposals wait' },
  unknown_preview: { status: 404, title: 'There is no such preview' },
  price_moved: { status: 409, title: 'The price has moved' },
  // Canceled by a person.
  cancelled: { status: 409, title: 'The message was canceled' },
  // The server, or a service behind it, failed.
  assistant_busy: { status: 503, title: 'The assistant is busy' },
  assistant_unavailable: { status: 503, title: 'The assistant does not answer' },
  too_many_streams: { status: 503, title: 'All stream connections are in use' },
  ledger_inconsistent: { status: 503, title: 'The ledger is inconsistent' },
  database_unavailable: { status: 503, title: 'The database does not answer' },
  shutting_down: { status: 503, title: 'The server is shutting down' },
  internal_error: { status: 500, title: 'Internal error' },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly title: string }>>;

export type ProblemCode = keyof typeof PROBLEMS;

const isProblemCode = (code: string): code is ProblemCode => code in PROBLEMS;

/** All codes, in the order of the table. */
export const PROBLEM_CODES = Object.keys(PROBLEMS).filter(isProblemCode);

export const ProblemCodeSchema = z.enum(PROBLEM_CODES);

/** One invalid field of a request, by its path. */
export const FieldIssueSchema = z.object({
  path: z.string().meta({ example: 'quantity' }),
  message: z.string(),
});

/** RFC 9457 problem details, with a stable `code`. */
export const ProblemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'A sentence for people.' }),
    code: ProblemCodeSchema,
    issues: z.array(FieldIssueSchema).optional(),
    suggestions: z
      .array(z.object({ ticker: TickerSchema, name: z.string() }))
      .optional()
      .meta({ description: 'For an unknown ticker: the nearest known ones.' }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details.' });

export type Problem = z.infer<typeof ProblemSchema>;
export type FieldIssue = z.infer<typeof FieldIssueSchema>;

import { z } from 'zod';
import { TickerSchema } from './ticker.ts';

/**
 * Every way in which a call can fail, as stable codes. Clients branch on these;
 * the sentences beside them may be reworded at any time.
 */
export const PROBLEM_CODES = [
  // What was sent could not be understood.
  'invalid_json',
  'invalid_request',
  'unsupported_media_type',
  'body_too_large',
  'headers_too_large',
  'url_too_long',
  'request_timeout',
  'precondition_failed',
  'range_not_satisfiable',
  'not_found',
  'method_not_allowed',
  'rate_limited',
  // Who asks, or from where, is not let in.
  'host_not_allowed',
  'cross_site',
  'sign_in_required',
  'scope_missing',
  'account_not_allowed',
  // What was asked for is refused.
  'unknown_ticker',
  'quantity_not_positive',
  'quantity_too_fine',
  'quantity_too_large',
  'notional_not_positive',
  'notional_too_fine',
  'notional_too_large',
  'notional_too_small',
  'price_unavailable',
  'price_stale',
  'insufficient_cash',
  'insufficient_shares',
  'amount_too_large',
  'client_order_id_conflict',
  'client_message_id_conflict',
  'not_on_watchlist',
  'watchlist_full',
  'unknown_watchlist',
  'watchlist_name_taken',
  'too_many_watchlists',
  'default_watchlist_stays',
  'unknown_alert',
  'alert_level_invalid',
  'alert_already_met',
  'alert_fired',
  'too_many_alerts',
  'invalid_cursor',
  // What the assistant may not do, though a person may.
  'assistant_halted',
  'assistant_read_only',
  'assistant_approval_needed',
  'assistant_action_limit',
  'assistant_dollar_limit',
  'assistant_weight_limit',
  'assistant_loss_limit',
  'assistant_day_dollar_limit',
  'assistant_day_trade_limit',
  'assistant_settings_conflict',
  'proposal_outdated',
  'price_moved',
  // What a person called off.
  'cancelled',
  // The server or something behind it could not do its part.
  'assistant_busy',
  'assistant_unavailable',
  'too_many_streams',
  'ledger_inconsistent',
  'database_unavailable',
  'shutting_down',
  'internal_error',
] as const;

export const ProblemCodeSchema = z.enum(PROBLEM_CODES);
export type ProblemCode = z.infer<typeof ProblemCodeSchema>;

/** One field of a request that does not fit, by its path. */
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
    detail: z.string().meta({ description: 'A sentence a person understands.' }),
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

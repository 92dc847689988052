import type { AssistantSettings } from '@finally/contract';
import { CENTS_SCALE, type Cents, cents, formatCents, parseDecimal } from '../kernel/money.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { IntendedTrade } from './guard.ts';
import type { ActionRefusal, RiskRefusal } from './refusals.ts';

/** A trade, reduced to what the limits of message, weight and loss need. */
type JudgedTrade = Omit<IntendedTrade, 'price_e4' | 'day'>;

/** The settings that bind agents until a person changes them. */
export const DEFAULT_SETTINGS: AssistantSettings = {
  mode: 'auto',
  halted: false,
  actions_per_message_max: 10,
  dollars_per_message_max: null,
  ticker_weight_max_percent: null,
  daily_loss_max: null,
  dollars_per_day_max: null,
  trades_per_day_max: null,
  approval_price_band_percent: 1,
  version: 0,
  saved: true,
};

/** The position of an action among those of its message. */
export interface ActionStanding {
  /** Number of actions of the same message before it, including those already carried out. */
  readonly actions_before: number;
  /** Whether a person approved it. */
  readonly approved: boolean;
}

const BASIS_POINTS = 10_000;

/** Converts a limit in dollars to cents; null means no limit. */
const limitCents = (dollars: number | null): Cents | null =>
  dollars === null ? null : cents(parseDecimal(dollars, CENTS_SCALE) ?? 0);

/** Converts a limit in per cent to whole basis points; null means no limit. */
export const limitBasisPoints = (percent: number | null): number | null =>
  percent === null ? null : Math.round(percent * 100);

/** Returns true if the daily loss limit is reached, so that only sales are allowed. */
function dayIsLost(
  { daily_loss_max }: AssistantSettings,
  total_value_cents: Cents,
  day_start_cents: Cents,
): boolean {
  const limit = limitCents(daily_loss_max);
  return limit !== null && day_start_cents - total_value_cents >= limit;
}

/**
 * Judges whether the assistant may act on its own now. Refusals, in order of precedence:
 * `assistant_halted`, `assistant_read_only`, `assistant_action_limit`, `assistant_approval_needed`.
 */
export function judgeAction(
  settings: AssistantSettings,
  { actions_before, approved }: ActionStanding,
): Result<void, ActionRefusal> {
  if (settings.halted) {
    return refuse(
      'assistant_halted',
      'The assistant is paused and does nothing until you resume it.',
    );
  }
  if (settings.mode === 'read_only') {
    return refuse(
      'assistant_read_only',
      'The assistant is set to read only: it may answer, but not act.',
    );
  }
  const { actions_per_message_max } = settings;
  if (actions_before >= actions_per_message_max) {
    return refuse(
      'assistant_action_limit',
      `One message may lead to ${actions_per_message_max} ` +
        `${actions_per_message_max === 1 ? 'action' : 'actions'} at most.`,
    );
  }
  if (settings.mode === 'confirm' && !approved) {
    return refuse('assistant_approval_needed', 'This waits for your approval.');
  }
  return ok(undefined);
}

/**
 * Judges a trade by the limits of the settings, at the moment it is made: first those of `judgeTrade`,
 * then those of `judgeDay`.
 *
 * @param day_start_cents the account's value at the beginning of the UTC day
 */
export function judgeSettings(
  settings: AssistantSettings,
  trade: IntendedTrade,
  day_start_cents: Cents,
): Result<void, RiskRefusal> {
  const judged = judgeTrade(settings, trade, day_start_cents);
  return judged.ok ? judgeDay(settings, trade) : judged;
}

/**
 * Judges a trade by the limits of its message, at the moment it is made. Refusals, in order of
 * precedence: for a purchase `assistant_loss_limit`; for either side `assistant_dollar_limit`; for
 * a purchase `assistant_weight_limit`. Sales lower the risk, so the limits on loss and weight do
 * not apply to them.
 *
 * @param day_start_cents the account's value at the beginning of the UTC day
 */
function judgeTrade(
  settings: AssistantSettings,
  trade: JudgedTrade,
  day_start_cents: Cents,
): Result<void, RiskRefusal> {
  const isPurchase = trade.side === 'buy';
  if (isPurchase && dayIsLost(settings, trade.total_value_cents, day_start_cents)) {
    return lossLimit(settings, cents(day_start_cents - trade.total_value_cents));
  }
  const dollars = limitCents(settings.dollars_per_message_max);
  if (dollars !== null && trade.traded_cents + trade.notional_cents > dollars) {
    return dollarLimit(dollars, trade);
  }
  const weight = limitBasisPoints(settings.ticker_weight_max_percent);
  if (isPurchase && weight !== null && exceeds(trade, weight)) return weightLimit(settings, trade);
  return ok(undefined);
}

/**
 * Judges a trade by the limits of a day, at the moment it is made. Refusals, in order of
 * precedence: `assistant_day_trade_limit`, `assistant_day_dollar_limit`. Sales count as purchases
 * do.
 */
function judgeDay(
  settings: AssistantSettings,
  { day, notional_cents }: Pick<IntendedTrade, 'day' | 'notional_cents'>,
): Result<void, RiskRefusal> {
  const { trades_per_day_max } = settings;
  if (trades_per_day_max !== null && day.trades >= trades_per_day_max) {
    return refuse(
      'assistant_day_trade_limit',
      `The assistant may make ${trades_per_day_max} ${trades_per_day_max === 1 ? 'trade' : 'trades'} ` +
        'a day. No more are made until midnight UTC.',
    );
  }
  const dollars = limitCents(settings.dollars_per_day_max);
  if (dollars !== null && day.traded_cents + notional_cents > dollars) {
    return refuse(
      'assistant_day_dollar_limit',
      `The assistant may trade ${formatCents(dollars)} a day. ` +
        `${formatCents(day.traded_cents)} of that is used until midnight UTC, and this order comes to ` +
        `${formatCents(notional_cents)}.`,
    );
  }
  return ok(undefined);
}

const exceeds = (
  { position_value_cents, total_value_cents }: JudgedTrade,
  weight_max_bp: number,
): boolean =>
  BigInt(position_value_cents) * BigInt(BASIS_POINTS) >
  BigInt(total_value_cents) * BigInt(weight_max_bp);

const lossLimit = ({ daily_loss_max }: AssistantSettings, loss: Cents) =>
  refuse(
    'assistant_loss_limit',
    `The portfolio is down ${formatCents(loss)} today, and from a loss of ` +
      `${formatCents(limitCents(daily_loss_max) as Cents)} on the assistant may sell but not buy ` +
      'until midnight UTC.',
  );

const dollarLimit = (limit: Cents, { traded_cents, notional_cents }: JudgedTrade) =>
  refuse(
    'assistant_dollar_limit',
    `The assistant may trade ${formatCents(limit)} for one message. ` +
      (traded_cents > 0 ? `${formatCents(traded_cents)} of that is used, and this` : 'This') +
      ` order comes to ${formatCents(notional_cents)}.`,
  );

const weightLimit = (
  { ticker_weight_max_percent }: AssistantSettings,
  { ticker, position_value_cents, total_value_cents }: JudgedTrade,
) =>
  refuse(
    'assistant_weight_limit',
    `This would make ${ticker} ${((position_value_cents / total_value_cents) * 100).toFixed(2)} % ` +
      `of the portfolio, and the assistant may go up to ${ticker_weight_max_percent} %.`,
  );

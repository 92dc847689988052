import type { AssistantSettings, MemoryLimit } from '@finally/contract';
import type { Cents } from '../kernel/money.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { IntendedTrade } from './guard.ts';
import { DEFAULT_SETTINGS, judgeSettings } from './limits.ts';
import type { RiskRefusal } from './refusals.ts';

/** A limit that a person asked the assistant to remember. */
export interface RememberedLimit {
  readonly limit: MemoryLimit;
  /** What the person said. */
  readonly text: string;
}

/**
 * Judges a trade by all limits, at the moment it is made: first those of the settings, then what a
 * person asked to be remembered.
 *
 * @param day_start_cents the account's value at the beginning of the UTC day
 */
export function judgeLimits(
  settings: AssistantSettings,
  remembered: readonly RememberedLimit[],
  trade: IntendedTrade,
  day_start_cents: Cents,
): Result<void, RiskRefusal> {
  const judged = judgeSettings(settings, trade, day_start_cents);
  return judged.ok ? judgeRemembered(remembered, trade, day_start_cents) : judged;
}

/**
 * Judges a trade by what a person asked to be remembered, at the moment it is made. Refuses with
 * `assistant_remembered_limit`; the sentence repeats what the person said.
 *
 * @param day_start_cents the account's value at the beginning of the UTC day
 */
function judgeRemembered(
  remembered: readonly RememberedLimit[],
  trade: IntendedTrade,
  day_start_cents: Cents,
): Result<void, 'assistant_remembered_limit'> {
  for (const { limit, text } of remembered) {
    const why = objection(limit, trade, day_start_cents);
    if (why !== undefined) {
      return refuse(
        'assistant_remembered_limit',
        `You asked the assistant to remember: “${text}”. ${why}`,
      );
    }
  }
  return ok(undefined);
}

/** Returns why a trade is against a limit; undefined if it is not. */
function objection(
  limit: MemoryLimit,
  trade: IntendedTrade,
  day_start_cents: Cents,
): string | undefined {
  if (limit.kind === 'no_trade') {
    const isMeant = limit.ticker === trade.ticker && (limit.side ?? trade.side) === trade.side;
    return isMeant ? `This would ${trade.side} ${trade.ticker}.` : undefined;
  }
  if (limit.kind === 'ticker_weight' && (limit.ticker ?? trade.ticker) !== trade.ticker) {
    return undefined;
  }
  const settings = { ...DEFAULT_SETTINGS, ...settingOf(limit) };
  const judged = judgeSettings(settings, trade, day_start_cents);
  return judged.ok ? undefined : judged.error.detail;
}

/** The setting that means the same as a limit. */
function settingOf(limit: Exclude<MemoryLimit, { kind: 'no_trade' }>): Partial<AssistantSettings> {
  switch (limit.kind) {
    case 'ticker_weight':
      return { ticker_weight_max_percent: limit.percent };
    case 'message_dollars':
      return { dollars_per_message_max: limit.dollars };
    case 'day_dollars':
      return { dollars_per_day_max: limit.dollars };
    case 'day_trades':
      return { trades_per_day_max: limit.trades };
    case 'day_loss':
      return { daily_loss_max: limit.dollars };
  }
}

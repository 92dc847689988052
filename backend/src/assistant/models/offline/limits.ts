import type { Ticker } from '@finally/contract';
import { CENTS_SCALE, cents, centsToJson } from '../../../kernel/money.ts';
import type { Outcome } from '../../../kernel/result.ts';
import { allowancesOf } from '../../../risk/allowances.ts';
import { judgeAction, judgeDay, judgeTrade } from '../../../risk/limits.ts';
import type { ModelReply } from '../model.ts';
import { shares } from './answers/format.ts';
import { Draft, type Order, unitsOf } from './draft.ts';
import type { Facts } from './facts.ts';
import { inSeveralMessages } from './in-several-messages.ts';

/**
 * Returns why the settings would refuse a reply's actions, checked by the same rules that would
 * refuse them; undefined if they allow them. Cash and holdings are left to the ledger, which uses
 * current prices.
 */
export function objection(
  { trades, watchlist_changes }: Pick<ModelReply, 'trades' | 'watchlist_changes'>,
  facts: Facts,
): string | undefined {
  const { settings, day_start_cents, day } = facts.limits;
  const actions = trades.length + watchlist_changes.length;
  if (actions === 0) return undefined;
  const allowed = judgeAction(settings, { actions_before: actions - 1, approved: true });
  if (!allowed.ok)
    return actions > settings.actions_per_message_max
      ? `${allowed.error.detail} This would take ${actions}.${inSeveralMessages(trades, actions, facts)}`
      : allowed.error.detail;
  const orders = trades.map(
    (trade): Order => ({ ...trade, ticker: trade.ticker as Ticker, by_value: false }),
  );
  const draft = new Draft(facts);
  for (const [index, order] of orders.entries()) {
    const { ticker, side } = order;
    const notional_cents = draft.notional_cents(order);
    const traded_cents = draft.traded_cents;
    const so_far = {
      traded_cents: cents(day.traded_cents + traded_cents),
      trades: day.trades + draft.trades,
    };
    if (notional_cents === undefined || !draft.place(order)) continue;
    const in_day = judgeDay(settings, { day: so_far, notional_cents });
    if (!in_day.ok) return in_day.error.detail;
    const judged = judgeTrade(
      settings,
      {
        ...{ ticker, side, notional_cents, traded_cents },
        // Nothing is traded here, so the ledger number is irrelevant.
        ledger: 0,
        position_value_cents: cents(draft.value_cents(ticker)),
        total_value_cents: draft.total_cents,
      },
      day_start_cents,
    );
    if (judged.ok) continue;
    return `${judged.error.detail}${instead(order, orders.slice(0, index), facts)}`;
  }
  return undefined;
}

/** Says what quantity the limits would allow instead. */
function instead({ side, ticker }: Order, before: readonly Order[], facts: Facts): string {
  const draft = new Draft(facts);
  for (const order of before) draft.place(order);
  const [allowance] = allowances(ticker, facts, draft);
  const most = side === 'buy' ? allowance?.buy_quantity_max : allowance?.sell_quantity_max;
  return most ? ` At most ${shares(most)} ${ticker} would be possible now.` : '';
}

function allowances(ticker: Ticker, { limits, portfolio, prices }: Facts, draft: Draft) {
  const price = prices.get(ticker)?.price;
  if (price === undefined) return [];
  const { settings, day_start_cents, day } = limits;
  const dollars = settings.dollars_per_message_max;
  const left =
    dollars === null
      ? null
      : centsToJson(cents(Math.max(0, unitsOf(dollars, CENTS_SCALE) - draft.traded_cents)));
  return allowancesOf(
    { ...settings, dollars_per_message_max: left },
    { ...portfolio, cash_balance: centsToJson(draft.cash_cents) },
    new Map([[ticker, price]]),
    day_start_cents,
    {
      traded_cents: cents(day.traded_cents + draft.traded_cents),
      trades: day.trades + draft.trades,
    },
  );
}

/** Resolves "as much as I can": the most that cash and limits allow. */
export function mostThatMayBeBought(
  ticker: Ticker,
  facts: Facts,
  draft: Draft,
): Outcome<number, string> {
  const [allowance] = allowances(ticker, facts, draft);
  if (!allowance) return { ok: false, error: `There is no price for ${ticker} at the moment.` };
  if (allowance.buy_quantity_max > 0) return { ok: true, value: allowance.buy_quantity_max };
  return {
    ok: false,
    error:
      draft.cash_cents === 0
        ? 'There is no cash left to spend.'
        : `The limits that are set for me leave no room to buy ${ticker}.`,
  };
}

import type { Ticker } from '@finally/contract';
import { cents } from '../../../../kernel/money.ts';
import type { Outcome } from '../../../../kernel/result.ts';
import type { AgentTrading } from '../../../../ledger/view.ts';
import { allowancesOf } from '../../../../risk/allowances.ts';
import { intendedTrade } from '../../../../risk/guard.ts';
import { judgeAction } from '../../../../risk/limits.ts';
import { judgeLimits } from '../../../../risk/remembered-limits.ts';
import { countActions, type ModelReply } from '../../reply.ts';
import { shares } from '../answers/format.ts';
import type { Facts } from '../facts.ts';
import { Draft, type Order } from './draft.ts';
import { inSeveralMessages } from './in-several-messages.ts';

/**
 * Returns why the settings would refuse a reply's actions, checked by the same rules that would
 * refuse them; undefined if they allow them. Cash and holdings are left to the ledger, which uses
 * current prices.
 */
export function objection(reply: Omit<ModelReply, 'message'>, facts: Facts): string | undefined {
  const { trades } = reply;
  const { settings, remembered = [], day_start_cents } = facts.limits;
  const actions = countActions(reply);
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
    const before = tradingOf(facts, draft);
    const placed = draft.place(order);
    if (!placed.ok) continue;
    const trade = intendedTrade(order, placed.value, before);
    const judged = judgeLimits(settings, remembered, trade, day_start_cents);
    if (judged.ok) continue;
    return `${judged.error.detail}${instead(order, orders.slice(0, index), facts)}`;
  }
  return undefined;
}

/** What the assistant traded, with the drafted orders. */
const tradingOf = ({ limits: { day } }: Facts, draft: Draft): AgentTrading => ({
  traded_cents: draft.traded_cents,
  day: {
    traded_cents: cents(day.traded_cents + draft.traded_cents),
    trades: day.trades + draft.trades,
  },
});

/** Says what quantity the limits would allow instead. */
function instead({ side, ticker }: Order, before: readonly Order[], facts: Facts): string {
  const draft = new Draft(facts);
  for (const order of before) draft.place(order);
  const [allowance] = allowances(ticker, facts, draft);
  const most = side === 'buy' ? allowance?.buy_quantity_max : allowance?.sell_quantity_max;
  return most ? ` At most ${shares(most)} ${ticker} would be possible now.` : '';
}

function allowances(ticker: Ticker, facts: Facts, draft: Draft) {
  const price_e4 = draft.price_e4(ticker);
  if (price_e4 === undefined) return [];
  const { settings, remembered = [], day_start_cents } = facts.limits;
  const prices = new Map([[ticker, price_e4]]);
  return allowancesOf(
    settings,
    draft.account,
    prices,
    day_start_cents,
    tradingOf(facts, draft),
    remembered,
  );
}

/** Resolves "as much as I can": the most that cash and limits allow. */
export function largestPurchase(
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

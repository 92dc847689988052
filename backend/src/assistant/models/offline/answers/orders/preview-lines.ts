import {
  CENTS_SCALE,
  centsToJson,
  priceToJson,
  quantityE6,
  quantityToJson,
} from '../../../../../kernel/money.ts';
import type { Outcome, Refusal } from '../../../../../kernel/result.ts';
import type { Preview } from '../../../../../ledger/preview.ts';
import type { Facts } from '../../facts.ts';
import { Draft, type Order } from '../../plans/draft.ts';
import { dollars, gain, price, share, shares } from '../format.ts';

/** What orders would do at current prices, one after the other. */
export interface OrdersPreview {
  readonly lines: readonly string[];
  /** Dollars that they bring; negative if they cost more. */
  readonly proceeds: number;
}

/** Describes what orders would do, without placing them; or says why the account could not carry them out. */
export function previewLines(
  orders: readonly Order[],
  facts: Facts,
): Outcome<OrdersPreview, string> {
  const draft = new Draft(facts);
  const before_cents = draft.cash_cents;
  const lines: string[] = [];
  for (const order of orders) {
    const placed = draft.place(order);
    if (!placed.ok) return { ok: false, error: refused(order, placed.error, facts, draft) };
    lines.push(placing(order, placed.value));
  }
  const total = draft.total_cents;
  const weight = (cents: number): string => share(total > 0 ? cents / total : 0);
  const cash = draft.cash_cents;
  if (orders.length > 0) {
    lines.push(`Cash after: **${dollars(cash / 10 ** CENTS_SCALE)}** (${weight(cash)})`);
  }
  for (const ticker of new Set(orders.map((order) => order.ticker))) {
    lines.push(`${ticker} after: **${weight(draft.value_cents(ticker))}** of your portfolio`);
  }
  return { ok: true, value: { lines, proceeds: (cash - before_cents) / 10 ** CENTS_SCALE } };
}

/** Says what an order would do. */
function placing({ side, ticker, quantity }: Order, { fill }: Preview): string {
  const order = `${shares(quantity)} ${ticker} at ${price(priceToJson(fill.price_e4))}`;
  const amount = dollars(centsToJson(fill.notional_cents));
  const cash = dollars(centsToJson(fill.account.cash_cents));
  return side === 'buy'
    ? `Buying ${order} would cost ${amount} and leave ${cash} in cash.`
    : `Selling ${order} would bring ${amount}, realise ${gain(centsToJson(fill.realized_pnl_cents))} and leave ${cash} in cash.`;
}

/** Says why an order would be refused. */
function refused(
  { ticker, quantity }: Order,
  { code, detail }: Refusal,
  facts: Facts,
  draft: Draft,
): string {
  const latest = facts.prices.get(ticker);
  const notional = draft.notional_cents({ ticker, quantity });
  if (code === 'insufficient_cash' && latest && notional !== undefined) {
    return `Buying ${shares(quantity)} ${ticker} at ${price(latest.price)} would cost ${dollars(centsToJson(notional))}, more than your ${dollars(centsToJson(draft.cash_cents))} in cash.`;
  }
  if (code !== 'insufficient_shares') return detail;
  const held = quantityToJson(quantityE6(draft.held_e6(ticker)));
  return `You hold ${shares(held)} ${ticker}, fewer than ${shares(quantity)}.`;
}

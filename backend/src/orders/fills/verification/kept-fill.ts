import type { FillProfileName } from '@finally/contract';
import { type PriceE4, priceE4, type QuantityE6, quantityE6 } from '../../../kernel/money.ts';
import type { Charged } from '../../../ledger/fees/fees.ts';
import type { ExplainedTrade } from '../../../ledger/journal/entry.ts';
import type { OrderRow } from '../../../ledger/orders/order-row.ts';
import { type Book, type MarketStep, modeledBook, SHARE_E6 } from '../book.ts';
import type { FillExplanation } from '../explanation/explanation.ts';

/** A fill with its order as it stands now. */
export interface KeptFill {
  readonly ledger: number;
  /** Of the account in this ledger. */
  readonly profile: FillProfileName;
  readonly fees: string | null;
  readonly trade: ExplainedTrade;
  readonly order: OrderRow;
  /** What was filled of the order in the account that it was copied from. */
  readonly carried: Charged;
}

/** Returns the whole units of a number of the wire. */
const unitsOf = (value: number, scale: number): number => Math.round(value * scale);
export const priceOf = (dollars: number): PriceE4 => priceE4(unitsOf(dollars, 10_000));
export const quantityOf = (shares: number): QuantityE6 => quantityE6(unitsOf(shares, 1_000_000));

/** Returns the market of the step in which a fill was made, from what its explanation keeps. */
export function explainedMarket({ step, quote, market, queue }: FillExplanation): MarketStep {
  const { bid, ask, bid_size, ask_size, last } = quote;
  const base = { step, last_e4: priceOf(last), volume: queue?.volume ?? 0, is_halted: false };
  if (bid === null || ask === null) return { ...base, book: null };
  const [bid_e4, ask_e4] = [priceOf(bid), priceOf(ask)];
  if (!market) return { ...base, book: quotedBook({ bid_e4, ask_e4, bid_size, ask_size }) };
  const { seed, displayed: displayed_size, adv, volatility } = market;
  const book = modeledBook({
    bid_e4,
    ask_e4,
    bid_size,
    ask_size,
    displayed_size,
    adv,
    volatility_e6: unitsOf(volatility, 1_000_000),
  });
  return { ...base, book, modeled: { seed, displayed_size } };
}

/** The best prices alone; explanations of fills at the last price keep no more. */
function quotedBook({
  bid_e4,
  ask_e4,
  bid_size,
  ask_size,
}: Pick<Book, 'bid_e4' | 'ask_e4'> & {
  readonly bid_size: number | null;
  readonly ask_size: number | null;
}): Book {
  const level = (price_e4: PriceE4, shares: number | null) =>
    shares === null ? [] : [{ price_e4, size_e6: quantityE6(shares * Number(SHARE_E6)) }];
  return {
    bid_e4,
    ask_e4,
    bids: level(bid_e4, bid_size),
    asks: level(ask_e4, ask_size),
    adv: 1,
    volatility_e6: 0,
  };
}

import type { Position, Ticker } from '@finally/contract';
import { describeTerms } from '@/features/alerts/alert-terms';
import { INDICATORS, indicatorLabel } from '@/features/chart/indicators/catalogue';
import { describeOrder } from '@/features/orders/receipts/receipt-sentences';
import { amountOf, estimateOrder, type OrderMarket } from '@/features/orders/size/order-size';
import { formatMoney, formatPrice, formatQuantity } from '@/shared/format/format';
import { termsOf } from './grammar/alert-grammar';
import type { Intent } from './grammar/intent';

/** What Enter will do, in words. */
export interface Preview {
  title: string;
  detail: string | null;
  /** Why it would be refused as things stand, or null. */
  objection: string | null;
}

const plain = (title: string, detail: string | null = null): Preview => ({
  title,
  detail,
  objection: null,
});

function previewTrade(
  { side, size, ticker: named }: Extract<Intent, { kind: 'trade' }>,
  ticker: Ticker,
  market: OrderMarket,
): Preview {
  const verb = side === 'buy' ? 'Buy' : 'Sell';
  const estimate = estimateOrder(side, size, market);
  const amount = amountOf(side, size, market);
  const { quantity, notional, cash_after, held_after } = estimate;
  if (quantity === 0) return { ...plain(`${verb} ${ticker}`), objection: estimate.objection };
  const title = amount ? describeOrder({ ticker, side, ...amount }) : `${verb} ${ticker}`;
  if (market.price === null) {
    return plain(title, 'At the price that the server has then; none is streamed here.');
  }
  // The other figure than the one that was typed.
  const worth =
    amount && 'notional' in amount
      ? quantity !== null && `${formatQuantity(quantity)} shares`
      : notional !== null && formatMoney(notional);
  const isPlaced = estimate.objection === null;
  const facts = [
    named === null && `${ticker} is the ticker shown`,
    worth && `\u2248 ${worth} at $${formatPrice(market.price)}`,
    isPlaced && cash_after !== null && `cash after \u2248 ${formatMoney(cash_after)}`,
    isPlaced && held_after !== null && `${formatQuantity(held_after)} held after`,
  ];
  return {
    title,
    detail: facts.filter(Boolean).join(' \u00b7 '),
    objection: estimate.objection,
  };
}

function previewAlert(
  { wish }: Extract<Intent, { kind: 'alert' }>,
  ticker: Ticker,
  { price }: OrderMarket,
): Preview {
  const terms = termsOf(wish, price);
  if (!terms) {
    const objection = `There is no live price of ${ticker}. Write ABOVE or BELOW.`;
    return { ...plain(`Alert on ${ticker}`), objection };
  }
  const title = `Alert when ${ticker} is ${describeTerms(terms)}`;
  return plain(title, price === null ? null : `Now $${formatPrice(price)}`);
}

function previewSellEverything(positions: readonly Position[]): Preview {
  if (positions.length === 0) return { ...plain('Sell everything'), objection: 'Nothing is held.' };
  const value = positions.reduce((sum, { market_value }) => sum + market_value, 0);
  const count = positions.length === 1 ? '1 position' : `${positions.length} positions`;
  return plain(`Sell everything: ${count}`, `\u2248 ${formatMoney(value)}. Asks first.`);
}

/** What a preview is made of, beside what was typed. */
export interface PreviewFacts {
  /** The ticker meant, also if none was typed. */
  ticker: Ticker;
  market: OrderMarket;
  /** The company of the ticker, if it is known. */
  name: string | null;
  positions: readonly Position[];
}

/** What Enter will do at the prices of now. */
export function previewIntent(
  intent: Intent,
  { ticker, market, name, positions }: PreviewFacts,
): Preview {
  switch (intent.kind) {
    case 'trade':
      return previewTrade(intent, ticker, market);
    case 'show':
      return plain(`Show ${ticker}${intent.interval ? ` at ${intent.interval}` : ''}`, name);
    case 'sell_everything':
      return previewSellEverything(positions);
    case 'compare':
      return plain(`Compare the chart with ${ticker}`, name);
    case 'watch':
      return plain(`Put ${ticker} on the watchlist`, name);
    case 'unwatch':
      return plain(`Take ${ticker} off the watchlist`, name);
    case 'alert':
      return previewAlert(intent, ticker, market);
    case 'indicator': {
      const name = INDICATORS[intent.indicator].name;
      return plain(
        `Add ${indicatorLabel({ ...intent, kind: intent.indicator })} to the chart`,
        name,
      );
    }
    case 'ask':
      return plain(`Ask: ${intent.message}`, 'Goes to the assistant');
    case 'reset':
      return plain('Start over', 'Starting cash again; past trades are archived. Asks first.');
  }
}

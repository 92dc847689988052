import type { Memory, Trade } from '@finally/contract';
import { priceToJson } from '../../kernel/money.ts';
import type { PriceReader } from '../../market/index.ts';
import type { PortfolioService } from '../../portfolio/index.ts';
import type { MemoryRow } from '../store.ts';
import { dollars, prices as priceFormat, shares } from '../wording/amounts.ts';

export interface OutcomeSources {
  readonly prices: Pick<PriceReader, 'latest'>;
  readonly portfolio: Pick<PortfolioService, 'trades'>;
}

/** Number of the newest trades of a ticker among which those since a memory are looked for. */
const TRADES_SEARCHED = 50;
/** Number of trades that are named. */
const TRADES_TOLD = 3;

/** Converts a memory to its wire format, with what became of it. */
export async function toMemory(row: MemoryRow, sources: OutcomeSources): Promise<Memory> {
  const { id, text, kind, limit, created_at, updated_at } = row;
  return { id, text, kind, limit, outcome: await outcomeOf(row, sources), created_at, updated_at };
}

/** Returns what became of a plan or a decision, from prices and the ledger; null for anything else. */
async function outcomeOf(
  row: MemoryRow,
  { prices, portfolio }: OutcomeSources,
): Promise<string | null> {
  const { kind, ticker, price_e4, created_at } = row;
  if (kind === 'preference' || ticker === null) return null;
  const page = await portfolio.trades({ ticker, limit: TRADES_SEARCHED });
  // Only a cursor can be refused.
  const trades = page.ok ? page.value.trades : [];
  const since = trades.filter(({ executed_at }) => executed_at >= created_at);
  return [
    priceMove(ticker, price_e4 && priceToJson(price_e4), prices),
    describeTrades(ticker, since),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function priceMove(
  ticker: NonNullable<MemoryRow['ticker']>,
  then: number | null,
  prices: OutcomeSources['prices'],
): string {
  const now = prices.latest(ticker)?.price;
  if (then === null || now === undefined) return '';
  const change = (now / then - 1) * 100;
  const sign = change > 0 ? '+' : '';
  return `${ticker} was at ${priceFormat.format(then)} then and is at ${priceFormat.format(now)} now (${sign}${change.toFixed(2)} %).`;
}

function describeTrades(ticker: string, since: readonly Trade[]): string {
  if (since.length === 0) return `No trade in ${ticker} since then.`;
  const told = since.slice(0, TRADES_TOLD).map(describeTrade);
  const more = since.length - told.length;
  return `Since then, newest first: ${told.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`;
}

const describeTrade = ({ side, quantity, price, realized_pnl }: Trade): string =>
  `${side === 'buy' ? 'bought' : 'sold'} ${shares.format(quantity)} at ${priceFormat.format(price)}` +
  (side === 'sell' ? `, realized ${dollars.format(realized_pnl)}` : '');

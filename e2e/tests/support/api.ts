import { type APIRequestContext, expect } from '@playwright/test';

interface Order {
  readonly ticker: string;
  readonly side: 'buy' | 'sell';
  readonly quantity: number;
}

/**
 * Places trades through the API, several at a time, for portfolios that are too large to build by
 * clicks. All purchases come first, because only held shares can be sold.
 */
export async function tradeMany(
  request: APIRequestContext,
  url: string,
  orders: readonly Order[],
): Promise<void> {
  for (const side of ['buy', 'sell'] as const) {
    await tradeAtOnce(
      request,
      url,
      orders.filter((order) => order.side === side),
    );
  }
}

async function tradeAtOnce(
  request: APIRequestContext,
  url: string,
  orders: readonly Order[],
): Promise<void> {
  const left = [...orders];
  const work = async () => {
    for (let order = left.shift(); order; order = left.shift()) {
      const answer = await request.post(`${url}/api/portfolio/trade`, { data: order });
      expect(answer.status(), await answer.text()).toBe(201);
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
}

/** Fifty tickers from most sectors, at prices low enough to buy a hundred dollars of each. */
export const FIFTY = [
  'AAPL MSFT NVDA AVGO ORCL CRM AMD CSCO ADBE INTC GOOGL META NFLX DIS T VZ AMZN TSLA HD MCD NKE',
  'SBUX JPM BAC WFC GS MS V MA UNH JNJ LLY PFE ABBV MRK PG KO PEP WMT COST CAT GE BA UNP XOM CVX',
  'LIN NEE DUK PLD',
].flatMap((line) => line.split(' '));

/** Returns the latest price of a ticker, to the cent. */
export async function priceOf(
  request: APIRequestContext,
  url: string,
  ticker: string,
): Promise<number> {
  const answer = await request.get(`${url}/api/market/bars?ticker=${ticker}&interval=1m&limit=1`);
  const { bars } = (await answer.json()) as { bars: { close: number }[] };
  return bars.at(-1)?.close ?? 0;
}
